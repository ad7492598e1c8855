package io.metertwin.benchmarks;

import io.metertwin.dsp.ChannelConfig;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.frontend.InputPath;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The installation that all benchmarks measure: three voltages and sixteen currents through Rogowski coils, each current
 * with harmonics 3, 5 and 7, at a frequency that falls between samples.
 */
final class Bench {

    static final double SAMPLE_RATE_HZ = 12_800;
    static final double HERTZ = 49.97;
    static final InputLayout LAYOUT = new InputLayout(1, 4);
    static final CurrentSensor COIL = new CurrentSensor(CurrentSensor.Kind.ROGOWSKI, 1000, 0.085);

    private Bench() {}

    static GridState state() {
        List<Spectrum> spectra = new ArrayList<>();
        for (Phase phase : Phase.LINES) {
            spectra.add(Spectrum.of(Phasor.polar(230, phase.balancedRadians())));
        }
        for (int circuit = 0; circuit < LAYOUT.circuits(); circuit++) {
            for (Phase phase : Phase.values()) {
                spectra.add(current(100 + 50 * circuit, phase.balancedRadians() - 0.3));
            }
        }
        return new GridState(HERTZ, LAYOUT, spectra);
    }

    private static Spectrum current(double amperes, double radians) {
        return Spectrum.of(Phasor.polar(amperes, radians))
                .with(3, Phasor.polar(0.1 * amperes, 1))
                .with(5, Phasor.polar(0.07 * amperes, 2))
                .with(7, Phasor.polar(0.04 * amperes, 3));
    }

    static AnalogFrontEnd frontEnd(AccuracyProfile accuracy) {
        List<InputPath> paths = new ArrayList<>();
        for (int channel = 0; channel < LAYOUT.channels(); channel++) {
            paths.add(
                    LAYOUT.isVoltage(channel)
                            ? InputPath.voltage(channel, 1)
                            : InputPath.current(channel, COIL, 1, 2000));
        }
        WaveformSynthesizer synthesizer = new WaveformSynthesizer(GridModel.steady(state()), SAMPLE_RATE_HZ);
        return new AnalogFrontEnd(synthesizer, paths, accuracy, 1);
    }

    static PipelineConfig pipeline() {
        List<ChannelConfig> channels = new ArrayList<>();
        for (int channel = 0; channel < LAYOUT.channels(); channel++) {
            channels.add(
                    LAYOUT.isVoltage(channel)
                            ? ChannelConfig.voltage(1, 1)
                            : new ChannelConfig(true, 1 / COIL.gain(), 0.4));
        }
        List<Wiring> wirings = Collections.nCopies(LAYOUT.circuits(), Wiring.THREE_PHASE_FOUR_WIRE_4CT);
        return new PipelineConfig(LAYOUT, SAMPLE_RATE_HZ, 50, wirings, channels);
    }
}
