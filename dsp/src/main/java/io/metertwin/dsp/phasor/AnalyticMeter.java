package io.metertwin.dsp.phasor;

import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.dsp.window.WindowCalculator;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Spectrum;
import java.util.List;

/**
 * Measures a window in which nothing changes from what its inputs see, without samples; the same rules and the same result
 * as the pipeline within its accuracy. One per thread.
 */
public final class AnalyticMeter {

    private final PipelineConfig config;
    private final WindowCalculator calculator;

    /** A meter that reads its inputs as the configuration says. */
    public AnalyticMeter(PipelineConfig config) {
        this.config = config;
        calculator = new WindowCalculator(config);
    }

    /** The configuration in force. */
    public PipelineConfig config() {
        return config;
    }

    /**
     * The measurement of a window.
     *
     * @param span where the window lies
     * @param hertz frequency of the grid
     * @param inputs what every input sees, volts; one for each channel of the layout
     */
    public WindowMeasurement measure(WindowSpan span, double hertz, List<Spectrum> inputs) {
        calculator.measureSteady(inputs, hertz);
        return assemble(span, hertz);
    }

    /**
     * The measurement of a window in which something changes, from its waveforms.
     *
     * @param span where the window lies
     * @param hertz mean frequency of the grid
     * @param weightedValues values of every input, each times the root of its weight; the weights sum up to the number of
     *     values
     * @param spectra harmonics of every input over the window
     */
    public WindowMeasurement measure(WindowSpan span, double hertz, double[][] weightedValues, List<Spectrum> spectra) {
        calculator.measureWeighted(weightedValues, spectra);
        return assemble(span, hertz);
    }

    private WindowMeasurement assemble(WindowSpan span, double hertz) {
        boolean alive = calculator.isAnythingAlive();
        InputLayout layout = config.layout();
        PhaseValues hertzOfPhases = PhaseValues.of(k ->
                Double.isNaN(calculator.gridRadians(layout.voltage(0, Phase.LINES.get(k)))) ? Double.NaN : hertz);
        return new WindowMeasurement(
                span,
                alive ? hertz : Double.NaN,
                alive,
                List.of(),
                List.of(),
                calculator.voltages(hertzOfPhases),
                calculator.circuits(),
                calculator.residualAmperes());
    }
}
