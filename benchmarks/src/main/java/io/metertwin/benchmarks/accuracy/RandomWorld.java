package io.metertwin.benchmarks.accuracy;

import io.metertwin.dsp.Wiring;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Grids drawn from a seed: 45 to 65 Hz, any phase, unbalanced voltages with a THD of up to 10 %, currents with a THD of up to
 * 40 %. The same seed gives the same world.
 */
final class RandomWorld {

    /** One circuit with four sensors. */
    static final InputLayout LAYOUT = new InputLayout(1, 1);

    /** The conductors with a sensor. */
    static final List<Phase> CURRENTS = List.of(Phase.values());

    private static final double LOWEST_HERTZ = 45;
    private static final double SPAN_HERTZ = 20;
    private static final double VOLTS = 230;
    private static final double MOST_VOLTAGE_DISTORTION = 0.1;
    private static final double MOST_CURRENT_DISTORTION = 0.4;
    private static final double LOWEST_FACTOR = 0.25;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    RandomWorld(long seed) {
        random = new Random(SPREAD * seed);
    }

    /** A steady grid whose currents have any angle: all four quadrants, any power factor. */
    GridState anyAngle(Wiring wiring) {
        return state(wiring, amperes(), Math.PI);
    }

    /** A steady grid whose loads draw power at a displacement power factor of 0.25 at least. */
    GridState drawing(double amperes) {
        return state(Wiring.THREE_PHASE_FOUR_WIRE_4CT, amperes, StrictMath.acos(LOWEST_FACTOR));
    }

    /** A steady grid whose loads have a displacement power factor of 0.25, lagging or leading. */
    GridState lowFactor() {
        GridState grid = drawing(amperes());
        List<Spectrum> spectra = new ArrayList<>(grid.spectra());
        double angle = StrictMath.acos(LOWEST_FACTOR) * (random.nextBoolean() ? 1 : -1);
        for (Phase phase : Phase.LINES) {
            Phasor u = grid.spectrum(LAYOUT.voltage(0, phase)).fundamental();
            Spectrum i = grid.spectrum(LAYOUT.current(0, phase));
            Phasor turned = Phasor.polar(i.fundamental().magnitude(), u.radians() + angle);
            spectra.set(LAYOUT.current(0, phase), i.with(1, turned));
        }
        return grid.withSpectra(spectra);
    }

    /** A grid without harmonics whose currents are in phase with their voltages. */
    GridState resistive() {
        GridState grid = drawing(amperes());
        List<Spectrum> spectra = new ArrayList<>(grid.spectra());
        for (Phase phase : Phase.LINES) {
            Phasor u = grid.spectrum(LAYOUT.voltage(0, phase)).fundamental();
            double amperes =
                    grid.spectrum(LAYOUT.current(0, phase)).fundamental().magnitude();
            spectra.set(LAYOUT.voltage(0, phase), Spectrum.of(u));
            spectra.set(LAYOUT.current(0, phase), Spectrum.of(Phasor.polar(amperes, u.radians())));
        }
        return grid.withSpectra(spectra);
    }

    /** A load that changes at multiples of a time; voltages and frequency stay. */
    GridModel stepping(double seconds) {
        GridState grid = drawing(amperes());
        List<GridState> loads = new ArrayList<>();
        for (int k = 0; k < 7; k++) {
            List<Spectrum> spectra = new ArrayList<>(grid.spectra());
            double factor = 0.3 + random.nextDouble();
            CURRENTS.forEach(phase -> {
                int channel = LAYOUT.current(0, phase);
                spectra.set(channel, grid.spectrum(channel).times(factor));
            });
            loads.add(grid.withSpectra(spectra));
        }
        return new Steps(loads, seconds);
    }

    private record Steps(List<GridState> loads, double updateSeconds) implements GridModel {
        @Override
        public InputLayout layout() {
            return LAYOUT;
        }

        @Override
        public GridState stateAt(double seconds) {
            return loads.get((int) (Math.round(seconds / updateSeconds) % loads.size()));
        }
    }

    private double amperes() {
        return 10 * StrictMath.pow(20, random.nextDouble());
    }

    private GridState state(Wiring wiring, double amperes, double widestAngle) {
        List<Spectrum> spectra = new ArrayList<>(Collections.nCopies(LAYOUT.channels(), Spectrum.ZERO));
        double hertz = LOWEST_HERTZ + SPAN_HERTZ * random.nextDouble();
        double start = angle();
        for (Phase phase : Phase.LINES) {
            double radians = start + phase.balancedRadians() + 0.05 * random.nextGaussian();
            Phasor u = Phasor.polar(VOLTS * (0.9 + 0.2 * random.nextDouble()), radians);
            spectra.set(LAYOUT.voltage(0, phase), distorted(u, MOST_VOLTAGE_DISTORTION));
        }
        for (Phase phase : CURRENTS) {
            double radians = start + phase.balancedRadians() + widestAngle * (2 * random.nextDouble() - 1);
            Phasor i = Phasor.polar(amperes * (0.5 + random.nextDouble()), radians);
            spectra.set(LAYOUT.current(0, phase), distorted(i, MOST_CURRENT_DISTORTION));
        }
        GridState grid = new GridState(hertz, LAYOUT, spectra);
        return wiring.isThreeWire() ? withoutNeutral(grid) : grid;
    }

    /** The second conductor carries what the two others do not. */
    private static GridState withoutNeutral(GridState grid) {
        List<Spectrum> spectra = new ArrayList<>(grid.spectra());
        Spectrum first = grid.spectrum(LAYOUT.current(0, Phase.L1));
        Spectrum third = grid.spectrum(LAYOUT.current(0, Phase.L3));
        spectra.set(LAYOUT.current(0, Phase.L2), first.plus(third).times(-1));
        spectra.set(LAYOUT.current(0, Phase.N), Spectrum.ZERO);
        return grid.withSpectra(spectra);
    }

    private double angle() {
        return 2 * Math.PI * random.nextDouble();
    }

    private Spectrum distorted(Phasor fundamental, double mostDistortion) {
        Spectrum spectrum = Spectrum.ZERO;
        for (int order = 2; order <= Spectrum.HIGHEST_ORDER; order++) {
            double size = random.nextInt(3) == 0 ? random.nextDouble() / order : 0;
            spectrum = spectrum.with(order, Phasor.polar(size, angle()));
        }
        double distortion = mostDistortion * random.nextDouble() * fundamental.magnitude();
        return spectrum.times(distortion / Math.max(spectrum.rms(), 1e-9)).with(1, fundamental);
    }
}
