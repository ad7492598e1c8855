package io.metertwin.signal.frontend;

/**
 * How imperfect the analog inputs are. Gain, phase and offset errors are drawn once for each channel from the run's
 * seed, uniformly within plus and minus the limit given here.
 *
 * @param bits resolution of the converter over its full range, 8 to 32; 0 switches quantising off
 * @param noiseDb signal to noise ratio of a full-scale sine, dB; infinity switches noise off
 * @param gainErrorLimit largest gain error, per unit
 * @param phaseErrorLimit largest phase error at 50 Hz, radians; acts as a delay
 * @param offsetLimit largest dc offset, per unit of the full-scale peak
 */
public record AccuracyProfile(
        int bits, double noiseDb, double gainErrorLimit, double phaseErrorLimit, double offsetLimit) {

    private static final int FEWEST_BITS = 8;
    private static final int MOST_BITS = 32;

    /** No noise and no error at all. */
    public static final AccuracyProfile IDEAL = new AccuracyProfile(0, Double.POSITIVE_INFINITY, 0, 0, 0);

    /** A good instance of the device: 24 bit, 101 dB, 0.03 % gain, 0.01 degree, 10 ppm offset. */
    public static final AccuracyProfile TYPICAL = new AccuracyProfile(24, 101, 3e-4, Math.toRadians(0.01), 1e-5);

    /** Refuses what no converter is. */
    public AccuracyProfile {
        if (bits != 0 && (bits < FEWEST_BITS || bits > MOST_BITS)) {
            throw new IllegalArgumentException("bits must be 0 (off) or 8..32, not " + bits);
        }
        if (!(noiseDb > 0)) {
            throw new IllegalArgumentException("noise must be above 0 dB, not " + noiseDb);
        }
        if (!(gainErrorLimit >= 0 && gainErrorLimit < 1) || !(offsetLimit >= 0 && offsetLimit < 1)) {
            throw new IllegalArgumentException(
                    "gain error and offset must be in 0..1 (per unit), not " + gainErrorLimit + " and " + offsetLimit);
        }
        if (!(phaseErrorLimit >= 0 && phaseErrorLimit < Math.PI / 2)) {
            throw new IllegalArgumentException("phase error must be in 0..pi/2 rad, not " + phaseErrorLimit);
        }
    }
}
