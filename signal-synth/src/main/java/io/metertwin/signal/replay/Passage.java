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
     * @param channels samples of each channel, null for silent ones, all of the same length
     * @param period samples in a period: less than the length of the channels by one at most, or more by a half
     * @param rateHz samples per second of the channels
     * @param playedHz samples per second it will be read at; what this rate cannot carry is left out
     * @throws IllegalArgumentException when the tables would not fit the memory
     */
    Passage(double[][] channels, double period, double rateHz, double playedHz) {
        int samples = 0;
        int sounding = 0;
        for (double[] channel : channels) {
            samples = channel == null ? samples : channel.length;
            sounding += channel == null ? 0 : 1;
        }
        seconds = period / rateHz;
        int determined = (samples - 1) / 2;
        double below = Math.min(Math.ceil(period / 2) - 1, determined);
        int highest = (int) Math.min(below, BAND * playedHz * seconds);
        long needed = Math.max(64, (long) POINTS_PER_SHORTEST_PERIOD * highest);
        checkSize(samples, rateHz, Math.min(MOST_POINTS, (double) MOST_POINTS_IN_ALL / sounding) / needed);
        points = PeriodSpectrum.powerOfTwo((int) needed);
        transform = new FourierTransform(points / 2);
        spectra = new PeriodFit(samples, period, highest).spectra(channels);
        values = new double[channels.length][];
        derivatives = new double[channels.length][];
    }

    private static void checkSize(int samples, double rateHz, double tablesFit) {
        double fits = Math.min(tablesFit, (double) MOST_SAMPLES / samples);
        if (fits < 1) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d samples are too long to replay; choose a range of at most %.0f samples (%.1f s)",
                    samples,
                    samples * fits,
                    samples * fits / rateHz));
        }
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
            tables[channel] = TableInterpolation.padded(spectra[channel].sampled(transform, turn));
        }
        return tables[channel];
    }

    /**
     * Values of all channels at even steps.
     *
     * @param startSeconds time in the passage of the first one
     * @param stepSeconds time between two
     * @param length values of each channel
     * @return one row for each channel, null for silent ones
     */
    double[][] values(double startSeconds, double stepSeconds, int length) {
        TableInterpolation interpolation = new TableInterpolation(length);
        double perSecond = pointsPerSecond();
        interpolation.prepare(startSeconds * perSecond, 0, stepSeconds * perSecond, length, points);
        double[][] rows = new double[spectra.length][];
        for (int channel = 0; channel < rows.length; channel++) {
            if (spectra[channel] != null) {
                rows[channel] = new double[length];
                interpolation.read(table(channel, false), 1, rows[channel], 0, length);
            }
        }
        return rows;
    }
}
