package io.metertwin.signal;

/**
 * The linear part of the path from the primary side to one input: what the input picks up, how much of it, how late.
 *
 * @param channel primary channel in the order of {@link InputLayout}, or -1 for an input that nothing reaches
 * @param gain volts at the input per primary volt or ampere; with {@code derivative}, per ampere per second
 * @param derivative true when the sensor gives the time derivative (Rogowski coil: {@code v = M di/dt})
 * @param delaySeconds how much later the input sees the primary value; carries the phase error of the path
 */
public record Tap(int channel, double gain, boolean derivative, double delaySeconds) {

    /** An input that nothing reaches: reads zero. */
    public static final Tap NOTHING = new Tap(-1, 0, false, 0);

    /** Refuses values no path can have. */
    public Tap {
        if (!Double.isFinite(gain) || !Double.isFinite(delaySeconds)) {
            throw new IllegalArgumentException(
                    "gain and delay of a tap must be finite, not " + gain + ", " + delaySeconds);
        }
    }

    /** True when no signal arrives. */
    public boolean isSilent() {
        return channel < 0 || gain == 0;
    }
}
