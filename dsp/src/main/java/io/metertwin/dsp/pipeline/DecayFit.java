package io.metertwin.dsp.pipeline;

/** Least squares for {@code (offset + slope x) d}, d a known decay. */
final class DecayFit {

    private static final int FEWEST = 2;

    private int points;
    private double sumDecays;
    private double sumMixed;
    private double sumSlopes;
    private double sumOffsetProducts;
    private double sumSlopeProducts;

    /**
     * Adds a point.
     *
     * @param x where
     * @param decay d there
     * @param value what was seen there
     */
    void add(double x, double decay, double value) {
        double sloped = x * decay;
        points++;
        sumDecays += decay * decay;
        sumMixed += decay * sloped;
        sumSlopes += sloped * sloped;
        sumOffsetProducts += decay * value;
        sumSlopeProducts += sloped * value;
    }

    /** The offset. */
    double offset() {
        return (sumOffsetProducts - slope() * sumMixed) / sumDecays;
    }

    /** The slope; 0 with a single point. */
    double slope() {
        if (points < FEWEST) {
            return 0;
        }
        double determinant = sumDecays * sumSlopes - sumMixed * sumMixed;
        return (sumDecays * sumSlopeProducts - sumMixed * sumOffsetProducts) / determinant;
    }
}
