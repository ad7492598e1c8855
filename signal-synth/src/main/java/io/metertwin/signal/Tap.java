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

    /**
     * What the input sees of a steady waveform, volts: scaled, differentiated where the sensor does, delayed.
     *
     * @param primary the waveform of {@link #channel()}
     * @param hertz its frequency
     */
    public Spectrum seen(Spectrum primary, double hertz) {
        if (isSilent()) {
            return Spectrum.ZERO;
        }
        double[] parts = new double[2 * primary.highestOrder()];
        for (int order = 1; order <= primary.highestOrder(); order++) {
            double omega = 2 * Math.PI * hertz * order;
            Phasor turned = primary.phasor(order).turned(-omega * delaySeconds).times(gain);
            // The derivative multiplies with j omega.
            Phasor seen = derivative ? new Phasor(-omega * turned.im(), omega * turned.re()) : turned;
            parts[2 * order - 2] = seen.re();
            parts[2 * order - 1] = seen.im();
        }
        return Spectrum.of(derivative ? 0 : primary.dc() * gain, parts);
    }
}
