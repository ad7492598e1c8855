package io.metertwin.dsp.sensor;

import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Turns;

/**
 * What turns a harmonic behind a {@link CoilIntegrator} into the harmonic of the current: the exact ideal integrator over
 * the exact response of the real one, order by order.
 */
public final class IntegratorResponse {

    private final IntegrationRule rule;
    private final double pole;
    private final double[] re = new double[Spectrum.HIGHEST_ORDER + 1];
    private final double[] im = new double[Spectrum.HIGHEST_ORDER + 1];
    private double prepared = Double.NaN;

    /** The response at a sample rate; orders are prepared for each frequency. */
    public IntegratorResponse(double sampleRateHz, IntegrationRule rule) {
        this.rule = rule;
        pole = CoilIntegrator.pole(sampleRateHz);
    }

    /**
     * Prepares the corrections for a fundamental.
     *
     * @param cyclesPerSample its frequency over the sample rate
     */
    public void prepare(double cyclesPerSample) {
        if (cyclesPerSample == prepared) {
            return;
        }
        prepared = cyclesPerSample;
        for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
            prepare(order, order * cyclesPerSample);
        }
    }

    /**
     * The response is F(w) / (1 - p z) * (1 - z) / (1 - p z) with z = e^(-jw) and F the rule; the ideal is 1/(jw). With
     * z^(1/2) taken out, 1 - z is 2j sin(w/2), so the correction is (1 - p z)^2 / (-2 w sin(w/2) z F'), F' the real rule
     * without its half-sample shift. A running sum that is read as {@link IntegrationRule#RUNNING_SUM} says has an F'
     * of sin(w/2) / (w/2), and would be exact but for leak and servo.
     */
    private void prepare(int order, double turns) {
        double omega = 2 * Math.PI * turns;
        double cosHalf = Turns.cos(turns / 2);
        double cos = 2 * cosHalf * cosHalf - 1;
        double sinHalf = Turns.sin(turns / 2);
        double sin = 2 * sinHalf * cosHalf;
        double a = 1 - pole * cos;
        double b = pole * sin;
        double squareRe = a * a - b * b;
        double squareIm = 2 * a * b;
        double step = rule == IntegrationRule.SIX_POINT ? omega * sixPoint(cosHalf) : 2 * sinHalf;
        double scale = -1 / (2 * sinHalf * step);
        re[order] = scale * (squareRe * cos - squareIm * sin);
        im[order] = scale * (squareRe * sin + squareIm * cos);
    }

    /** The rule 2 (w0 cos x + w1 cos 3x + w2 cos 5x) from cos x. */
    private static double sixPoint(double cos) {
        double square = cos * cos;
        double third = cos * (4 * square - 3);
        double fifth = cos * (16 * square * square - 20 * square + 5);
        double[] weights = CoilIntegrator.WEIGHTS;
        return 2 * (weights[0] * cos + weights[1] * third + weights[2] * fifth);
    }

    /** Real part of the correction of an order. */
    public double re(int order) {
        return re[order];
    }

    /** Imaginary part of the correction of an order. */
    public double im(int order) {
        return im[order];
    }
}
