package io.metertwin.signal.frontend;

/**
 * The sensor that really hangs around a conductor (manual 4.3, 8.4), whatever the meter has been told.
 *
 * @param kind Rogowski coil or voltage-output current transformer
 * @param primaryAmperes rated primary current, rms, above 0
 * @param secondaryVolts output at the rated current, rms, above 0; of a coil at 50 Hz
 */
public record CurrentSensor(Kind kind, double primaryAmperes, double secondaryVolts) {

    private static final double COIL_RATING_HZ = 50;

    /** What a sensor gives. */
    public enum Kind {
        /** {@code v = M di/dt}. */
        ROGOWSKI,
        /** {@code v = i Sec / Pri}. */
        VCT
    }

    /** Refuses ratings that are not above 0. */
    public CurrentSensor {
        if (!(primaryAmperes > 0) || !(secondaryVolts > 0)) {
            throw new IllegalArgumentException(
                    "a sensor's ratings must be above 0, not " + primaryAmperes + " A and " + secondaryVolts + " V");
        }
    }

    /** Volts per ampere per second of a coil (its mutual inductance M); volts per ampere of a VCT. */
    public double gain() {
        double voltsPerAmpere = secondaryVolts / primaryAmperes;
        return kind == Kind.ROGOWSKI ? voltsPerAmpere / (2 * Math.PI * COIL_RATING_HZ) : voltsPerAmpere;
    }
}
