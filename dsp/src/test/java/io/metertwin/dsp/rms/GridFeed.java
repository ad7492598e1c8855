package io.metertwin.dsp.rms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Feeds waveforms given over cycles of the grid to a {@link HalfCycleRms}, window by window, and keeps what it says. */
final class GridFeed {

    static final int POINTS = 256;
    static final double SAMPLE_RATE_HZ = 12_800;

    /** One value that came out. */
    record Value(int channel, double startSample, double endSample, double volts) {

        /** End in cycles of a 50 Hz grid since sample 0. */
        double endCycle() {
            return endSample / POINTS;
        }
    }

    private final HalfCycleRms rms;
    private final DoubleUnaryOperator[] waves;
    private final double samplesPerCycle;
    final List<Value> values = new ArrayList<>();
    private double start;
    private int cyclesFed;

    /** A feed of one wave per channel, each volts as a function of the cycles passed; its angle is told with it. */
    GridFeed(double samplesPerCycle, DoubleUnaryOperator... waves) {
        this.samplesPerCycle = samplesPerCycle;
        this.waves = waves.clone();
        rms = new HalfCycleRms(waves.length);
    }

    HalfCycleRms rms() {
        return rms;
    }

    /** Feeds one window of cycles of the given length in samples. */
    GridFeed window(int cycles, double samplesOfACycle) {
        double[][] grid = new double[waves.length][cycles * POINTS];
        for (int k = 0; k < waves.length; k++) {
            for (int n = 0; n < grid[k].length; n++) {
                grid[k][n] = waves[k].applyAsDouble(cyclesFed + n / (double) POINTS);
            }
        }
        double length = cycles * samplesOfACycle;
        rms.accept(
                start,
                length,
                grid,
                cycles * POINTS,
                (channel, from, to, volts) -> values.add(new Value(channel, from, to, volts)));
        start += length;
        cyclesFed += cycles;
        return this;
    }

    GridFeed windows(int count, int cycles) {
        for (int k = 0; k < count; k++) {
            window(cycles, samplesPerCycle);
        }
        return this;
    }

    List<Value> of(int channel) {
        return values.stream().filter(value -> value.channel() == channel).toList();
    }

    /** A cosine of the given rms value and angle. */
    static DoubleUnaryOperator cosine(double volts, double radians) {
        return cycle -> Math.sqrt(2) * volts * StrictMath.cos(2 * Math.PI * cycle + radians);
    }
}
