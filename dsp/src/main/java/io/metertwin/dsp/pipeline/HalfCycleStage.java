package io.metertwin.dsp.pipeline;

import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.Wiring;
import io.metertwin.dsp.rms.HalfCycleRms;
import io.metertwin.dsp.rms.HalfCycleSink;
import io.metertwin.dsp.window.WindowCalculator;

/** Feeds the half-cycle rms of the first bank: its phase voltages, or the line voltages of a three-wire system. */
final class HalfCycleStage {

    private static final int PHASES = 3;

    private final WindowCalculator calculator;
    private final boolean lines;
    private final double gain;
    private final HalfCycleRms rms;
    private final double[][] voltages;
    private double[][] values;
    private int points;
    private double start;
    private double length;

    HalfCycleStage(PipelineConfig config, WindowCalculator calculator) {
        this.calculator = calculator;
        Wiring wiring = config.wirings().get(0);
        lines = wiring.isThreeWire();
        gain = config.channels().get(0).gain();
        int count = 0;
        for (int k = 0; k < PHASES; k++) {
            count += lines || wiring.hasPhaseVoltage(k) ? 1 : 0;
        }
        rms = new HalfCycleRms(count);
        voltages = new double[count][];
    }

    /** Where the window lies that has just been measured. */
    void place(double[][] gridValues, int gridPoints, double startSample, double lengthSamples) {
        values = gridValues;
        points = gridPoints;
        start = startSample;
        length = lengthSamples;
    }

    void measure(HalfCycleSink sink) {
        for (int k = 0; k < voltages.length; k++) {
            voltages[k] = lines ? difference(k) : values[k];
            rms.prepare(k, gain, lines ? calculator.lineGridRadians(k) : calculator.gridRadians(k));
        }
        rms.accept(start, length, voltages, points, sink);
    }

    private double[] difference(int line) {
        double[] from = values[line];
        double[] to = values[(line + 1) % PHASES];
        double[] out = voltages[line] == null ? new double[from.length] : voltages[line];
        for (int k = 0; k < points; k++) {
            out[k] = from[k] - to[k];
        }
        return out;
    }
}
