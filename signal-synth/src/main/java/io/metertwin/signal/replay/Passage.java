package io.metertwin.signal.replay;

import java.util.Locale;

/**
 * A stretch of all channels, repeated for ever, ready to be read at any time: tables of the values and of the exact
 * derivative of its Fourier series, made when they are first asked for.
 */
final class Passage {

    private static final double BAND = 0.45;
    private static final int POINTS_PER_SHORTEST_PERIOD = 16;
    private static final int MOST_POINTS = 1 << 22;
    private static final int MOST_POINTS_IN_ALL = 1 << 24;
    private static final int MOST_SAMPLES = 1 << 21;

    private final PeriodSpectrum[] spectra;
    private final double[][] values;
    private final double[][] derivatives;
    private final FourierTransform transform;
    private final int points;
    private final double seconds;

    /**
     * A passage.
     *
     * @param periods one period of each channel, null for silent ones, all of the same length
     * @param rateHz samples per second of the periods
     * @param playedHz samples per second it will be read at; what this rate cannot carry is left out
     * @throws IllegalArgumentException when the tables would not fit the memory
     */
    Passage(double[][] periods, double rateHz, double playedHz) {
        int samples = 0;
        int sounding = 0;
        for (double[] period : periods) {
            samples = period == null ? samples : period.length;
            sounding += period == null ? 0 : 1;
        }
        seconds = samples / rateHz;
        int highest = Math.min(samples / 2, (int) (BAND * playedHz * seconds));
        long needed = Math.max(64, (long) POINTS_PER_SHORTEST_PERIOD * highest);
        double fits = Math.min(
                Math.min(MOST_POINTS, (double) MOST_POINTS_IN_ALL / sounding) / needed,
                (double) MOST_SAMPLES / samples);
        if (fits < 1) {
            double longest = seconds * fits;
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d samples are too long to replay; choose a range of at most %.0f samples (%.1f s)",
                    samples,
                    longest * rateHz,
                    longest));
        }
        points = PeriodSpectrum.powerOfTwo((int) needed);
        transform = new FourierTransform(points);
        ChirpTransform chirp = new ChirpTransform(samples);
        spectra = new PeriodSpectrum[periods.length];
        for (int channel = 0; channel < periods.length; channel++) {
            spectra[channel] = periods[channel] == null ? null : PeriodSpectrum.of(periods[channel], highest, chirp);
        }
        values = new double[periods.length][];
        derivatives = new double[periods.length][];
    }

    /** Points of a table per period. */
    int points() {
        return points;
    }

    /** Points of a table per second. */
    double pointsPerSecond() {
        return points / seconds;
    }

    /**
     * The table of one channel.
     *
     * @param channel channel that is not silent
     * @param derivative true for the derivative, per second
     */
    double[] table(int channel, boolean derivative) {
        double[][] tables = derivative ? derivatives : values;
        if (tables[channel] == null) {
            double turn = derivative ? 2 * Math.PI / seconds : 0;
            tables[channel] = TableInterpolation.padded(spectra[channel].sampled(transform, points, turn));
        }
        return tables[channel];
    }
}
