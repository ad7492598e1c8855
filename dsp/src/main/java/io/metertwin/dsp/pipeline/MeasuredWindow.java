package io.metertwin.dsp.pipeline;

import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.dsp.rms.HalfCycleSink;
import io.metertwin.dsp.window.WindowCalculator;
import java.util.ArrayList;
import java.util.List;

/**
 * A window that has just been measured; valid during the call that hands it over. What a receiver wants to keep it takes
 * with {@link #measurement()}.
 */
public final class MeasuredWindow {

    private final PipelineConfig config;
    private final WindowCalculator calculator;
    private final HalfCycleStage halfCycles;
    private long index;
    private double start;
    private double length;
    private double hertz;
    private final double[] phaseHertz = new double[3];
    private boolean synchronised;
    private long overRange;
    private long invalid;

    MeasuredWindow(PipelineConfig config, WindowCalculator calculator, HalfCycleStage halfCycles) {
        this.config = config;
        this.calculator = calculator;
        this.halfCycles = halfCycles;
    }

    void place(long newIndex, double newStart, double newLength) {
        index = newIndex;
        start = newStart;
        length = newLength;
    }

    void follow(double systemHertz, boolean isSynchronised) {
        hertz = systemHertz;
        synchronised = isSynchronised;
    }

    void followPhase(int phase, double hertzOfPhase) {
        phaseHertz[phase] = hertzOfPhase;
    }

    void flag(long newOverRange, long newInvalid) {
        overRange = newOverRange;
        invalid = newInvalid;
    }

    /** Begin of the window, samples since the start of the run. */
    public double start() {
        return start;
    }

    /** True when the inputs were read as a configuration says: a window that had begun keeps the one before. */
    public boolean isReadBy(PipelineConfig other) {
        return config.equals(other);
    }

    /** Total active power of a circuit, watts. */
    public double watts(int circuit) {
        return calculator.watts(circuit);
    }

    /**
     * Measures the half-cycle rms voltages of this window; to be asked for every window or for none, because cycles run on
     * from window to window.
     *
     * @param sink receives the values of the phase voltages, or of the line voltages of a three-wire system
     */
    public void halfCycles(HalfCycleSink sink) {
        halfCycles.measure(sink);
    }

    /** Everything measured, to keep. */
    public WindowMeasurement measurement() {
        return new WindowMeasurement(
                new WindowSpan(index, start, length, config.sampleRateHz()),
                hertz,
                synchronised,
                channels(overRange),
                channels(invalid),
                calculator.voltages(PhaseValues.of(k -> phaseHertz[k])),
                calculator.circuits(),
                calculator.residualAmperes());
    }

    /** Dc part of every input over the window, volts at the input; what a zero-point calibration takes. */
    public double[] inputDc() {
        return calculator.inputDc();
    }

    private List<Integer> channels(long bits) {
        List<Integer> channels = new ArrayList<>();
        for (int channel = 0; bits >>> channel != 0 && channel < config.layout().channels(); channel++) {
            if ((bits >>> channel & 1) != 0) {
                channels.add(channel);
            }
        }
        return channels;
    }
}
