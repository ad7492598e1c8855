package io.metertwin.dsp.pipeline;

import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.Wiring;
import io.metertwin.dsp.cycle.GridValues;
import io.metertwin.dsp.cycle.PhaseGrid;
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
    private final int cycles;
    private final double[][] phases;
    private final double[][] voltages;
    private GridValues values;
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
        cycles = config.cycles();
        phases = new double[lines ? PHASES : count][cycles * PhaseGrid.POINTS];
        voltages = lines ? new double[count][cycles * PhaseGrid.POINTS] : phases;
    }

    /** Where the window lies that has just been measured. */
    void place(GridValues gridValues, double startSample, double lengthSamples) {
        values = gridValues;
        start = startSample;
        length = lengthSamples;
    }

    void measure(HalfCycleSink sink) {
        for (int k = 0; k < phases.length; k++) {
            values.straighten(k, cycles, phases[k]);
        }
        for (int k = 0; k < voltages.length; k++) {
            if (lines) {
                subtract(phases[k], phases[(k + 1) % PHASES], voltages[k]);
            }
            rms.prepare(k, gain, lines ? calculator.lineGridRadians(k) : calculator.gridRadians(k));
        }
        rms.accept(start, length, voltages, cycles * PhaseGrid.POINTS, sink);
    }

    private static void subtract(double[] from, double[] to, double[] out) {
        for (int k = 0; k < out.length; k++) {
            out[k] = from[k] - to[k];
        }
    }
}
