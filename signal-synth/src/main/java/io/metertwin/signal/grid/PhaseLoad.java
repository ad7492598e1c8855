package io.metertwin.signal.grid;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;

/** What one phase of a circuit draws, as the field gives it. */
public sealed interface PhaseLoad {

    /** Nothing is connected. */
    PhaseLoad NONE = new ByCurrent(0, 0, Distortion.NONE);

    /**
     * The current this load draws.
     *
     * @param volts fundamental of the phase voltage, line to neutral; a dead phase draws nothing
     */
    Spectrum current(Phasor volts);

    /**
     * A load given by power. Power and factor hold for the fundamental.
     *
     * @param watts active power of this phase; negative feeds back and turns the current by 180 degrees
     * @param powerFactor displacement power factor, above 0, at most 1
     * @param capacitive true when the current of a drawing load leads
     * @param distortion harmonics of the current
     */
    record ByPower(double watts, double powerFactor, boolean capacitive, Distortion distortion) implements PhaseLoad {

        /** Refuses a power factor no load has. */
        public ByPower {
            if (!Double.isFinite(watts)) {
                throw new IllegalArgumentException("a load's power must be finite, not " + watts);
            }
            if (!(powerFactor > 0 && powerFactor <= 1)) {
                throw new IllegalArgumentException(
                        "the power factor must be above 0 and at most 1, not " + powerFactor);
            }
        }

        @Override
        public Spectrum current(Phasor volts) {
            if (volts.magnitude() == 0 || watts == 0) {
                return Spectrum.ZERO;
            }
            double angle = StrictMath.acos(powerFactor) * (capacitive ? 1 : -1) + (watts < 0 ? Math.PI : 0);
            double amperes = Math.abs(watts) / (volts.magnitude() * powerFactor);
            return distortion.of(Phasor.polar(amperes, volts.radians() + angle));
        }
    }

    /**
     * A load given by current.
     *
     * @param amperes rms of the fundamental, 0 or more
     * @param radians angle of the current against the phase's own voltage; negative lags
     * @param distortion harmonics of the current
     */
    record ByCurrent(double amperes, double radians, Distortion distortion) implements PhaseLoad {

        /** Refuses a negative magnitude. */
        public ByCurrent {
            if (!(amperes >= 0) || !Double.isFinite(amperes) || !Double.isFinite(radians)) {
                throw new IllegalArgumentException("a current must be 0 A or more, not " + amperes);
            }
        }

        @Override
        public Spectrum current(Phasor volts) {
            if (volts.magnitude() == 0 || amperes == 0) {
                return Spectrum.ZERO;
            }
            return distortion.of(Phasor.polar(amperes, volts.radians() + radians));
        }
    }
}
