package io.metertwin.dsp.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Points that begin on a sample, just before and just behind one, and leave it as slowly as a ramp lets them. */
class CycleTapsTest {

    private static final long SEED = 7;
    private static final int TRIALS = 20_000;
    private static final double SAMPLE = 300;

    /** That of a ramp of 5 Hz/s at 50 Hz and 12.8 kHz. */
    private static final double STEEPEST_BEND = 4e-6;

    /** Of the harmonic 5e-5, what the interpolator promises up to 3.25 kHz. */
    private static final double TOLERANCE = 5e-6;

    private final Random random = new Random(SEED);
    private final double[] samples = new double[800];
    private final double[] out = new double[PhaseGrid.POINTS];
    private final CycleTaps taps = new CycleTaps(GridInterpolator.OF_SAMPLES);

    /** A fundamental with a tenth of its 40th harmonic, 2 kHz. */
    private static double signal(double position) {
        double phase = 2 * Math.PI * position / PhaseGrid.POINTS;
        return StrictMath.sin(phase) + StrictMath.sin(40 * phase) / 10;
    }

    private double start() {
        return switch (random.nextInt(4)) {
            case 0 -> SAMPLE;
            case 1 -> Math.nextDown(SAMPLE);
            case 2 -> Math.nextUp(SAMPLE);
            default -> SAMPLE + random.nextDouble();
        };
    }

    /** Steep, hardly anything, nothing, or so that the last point is as far from its sample as the first. */
    private double slope(double bend) {
        return switch (random.nextInt(4)) {
            case 0 -> 1 + 0.02 * (random.nextDouble() - 0.5);
            case 1 -> 1 + 1e-5 * (random.nextDouble() - 0.5);
            case 2 -> 1;
            default -> 1 - bend * (PhaseGrid.POINTS - 1);
        };
    }

    @Test
    void everyPointHasTheValueOfItsPositionOnEitherSideOfASample() {
        for (int n = 0; n < samples.length; n++) {
            samples[n] = signal(n);
        }
        double worst = 0;
        String where = "";
        for (int trial = 0; trial < TRIALS; trial++) {
            double start = start();
            double bend = random.nextInt(3) == 0 ? 0 : STEEPEST_BEND * (2 * random.nextDouble() - 1);
            double slope = slope(bend);
            taps.place(start, slope, bend);
            taps.resample(samples, out);
            for (int k = 0; k < PhaseGrid.POINTS; k++) {
                double error = Math.abs(out[CycleTaps.ORDER.place(k)] - signal(start + k * (slope + k * bend)));
                if (!(error <= worst)) {
                    worst = error;
                    where = "point " + k + " of " + start + ", " + slope + ", " + bend;
                }
            }
        }
        System.out.println("CycleTapsTest: seed " + SEED + ", worst " + worst + " at " + where);
        assertThat(worst).as(where).isLessThan(TOLERANCE);
    }
}
