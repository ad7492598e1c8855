package io.metertwin.core.event;

import io.metertwin.dsp.rms.HalfCycleRms;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A 50 Hz supply of three phases, each with its amplitude over time, that is measured window by window at 256 samples a
 * cycle. Meter time begins at 0. Times are in cycles of 20 ms.
 */
final class Supply {

    static final double VOLTS = 230;
    static final double CYCLE_MILLIS = 20;
    static final VoltageThresholds THRESHOLDS = new VoltageThresholds(VOLTS, 207, 253, 11.5, 4.6);

    /** Nothing happens. */
    static final DoubleUnaryOperator STEADY = cycle -> 1;

    private static final int POINTS = 256;
    private static final double SAMPLES_PER_MILLI = POINTS / CYCLE_MILLIS;
    private static final int CYCLES = 10;

    private final DoubleUnaryOperator[] shares;
    private final double[] radians;
    private final HalfCycleRms rms = new HalfCycleRms(3);
    private final EventLog log = new EventLog(EventLog.CAPACITY);
    private final VoltageEventDetector detector = new VoltageEventDetector(
            VoltageGroup.phases(0), 12_800, sample -> Math.round(sample / SAMPLES_PER_MILLI), log);
    private int windows;

    /** A supply whose L1 is at a zero crossing at the begin. */
    Supply(DoubleUnaryOperator l1, DoubleUnaryOperator l2, DoubleUnaryOperator l3) {
        this(-Math.PI / 2, l1, l2, l3);
    }

    /** A supply whose L1 is a cosine of the given angle. */
    Supply(double firstRadians, DoubleUnaryOperator l1, DoubleUnaryOperator l2, DoubleUnaryOperator l3) {
        shares = new DoubleUnaryOperator[] {l1, l2, l3};
        double third = 2 * Math.PI / 3;
        radians = new double[] {firstRadians, firstRadians - third, firstRadians + third};
        detector.configure(THRESHOLDS);
    }

    /** A share from one time to another, 1 otherwise. */
    static DoubleUnaryOperator step(double share, double from, double to) {
        return cycle -> cycle >= from && cycle < to ? share : 1;
    }

    VoltageEventDetector detector() {
        return detector;
    }

    /** Measures the next windows of 10 cycles. */
    Supply run(int count) {
        for (int k = 0; k < count; k++) {
            double[][] values = new double[3][CYCLES * POINTS];
            for (int channel = 0; channel < 3; channel++) {
                rms.prepare(channel, 1, radians[channel]);
                for (int n = 0; n < values[channel].length; n++) {
                    values[channel][n] = volts(channel, windows * CYCLES + n / (double) POINTS);
                }
            }
            double length = CYCLES * POINTS;
            rms.accept(windows * length, length, values, CYCLES * POINTS, detector);
            windows++;
        }
        return this;
    }

    private double volts(int channel, double cycle) {
        return Math.sqrt(2)
                * VOLTS
                * shares[channel].applyAsDouble(cycle)
                * StrictMath.cos(2 * Math.PI * cycle + radians[channel]);
    }

    EventRecords records() {
        return log.records();
    }

    /** The events, the first first. */
    List<MeterEvent> events() {
        return records().newestFirst().stream()
                .sorted((a, b) -> Long.compare(a.number(), b.number()))
                .map(EventRecord::event)
                .toList();
    }
}
