package io.metertwin.signal.grid;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import java.util.List;

/**
 * Harmonics relative to a fundamental: the shape of a waveform, the same on every phase.
 *
 * @param harmonics the components, each order once
 */
public record Distortion(List<Harmonic> harmonics) {

    /** A pure sine. */
    public static final Distortion NONE = new Distortion(List.of());

    /**
     * One component.
     *
     * @param order 2 to 50
     * @param perUnit rms over the rms of the fundamental, 0 or more
     * @param radians angle against the fundamental: component h stands at {@code h * arg(fundamental) + radians}
     */
    public record Harmonic(int order, double perUnit, double radians) {
        /** Refuses orders and sizes no waveform has. */
        public Harmonic {
            if (order < 2 || order > Spectrum.HIGHEST_ORDER) {
                throw new IllegalArgumentException(
                        "harmonic order " + order + " is outside 2.." + Spectrum.HIGHEST_ORDER);
            }
            if (!(perUnit >= 0) || !Double.isFinite(perUnit) || !Double.isFinite(radians)) {
                throw new IllegalArgumentException("harmonic " + order + " must be 0 % or more");
            }
        }
    }

    /** Keeps a copy; refuses an order given twice. */
    public Distortion {
        harmonics = List.copyOf(harmonics);
        if (harmonics.stream().map(Harmonic::order).distinct().count() != harmonics.size()) {
            throw new IllegalArgumentException("a harmonic order is given twice");
        }
    }

    /** The waveform with the given fundamental. */
    public Spectrum of(Phasor fundamental) {
        Spectrum spectrum = Spectrum.of(fundamental);
        for (Harmonic harmonic : harmonics) {
            double angle = harmonic.order() * fundamental.radians() + harmonic.radians();
            spectrum =
                    spectrum.with(harmonic.order(), Phasor.polar(harmonic.perUnit() * fundamental.magnitude(), angle));
        }
        return spectrum;
    }
}
