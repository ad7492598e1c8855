package io.metertwin.dsp;

import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.dsp.rms.HalfCycleSink;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.frontend.InputPath;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A test bench: a world, sensors, inputs and a pipeline that has been told the truth about all of them. */
final class Bench {

    static final double SAMPLE_RATE_HZ = 12_800;
    private static final int BLOCK = 256;

    private final AnalogFrontEnd frontEnd;
    private final MeteringPipeline pipeline;
    private final SampleBlock block;

    Bench(GridModel world, CurrentSensor sensor, Wiring wiring, double nominalHertz) {
        this(world, sensor, wiring, nominalHertz, AccuracyProfile.IDEAL);
    }

    Bench(GridModel world, CurrentSensor sensor, Wiring wiring, double nominalHertz, AccuracyProfile accuracy) {
        this(world, nominalHertz, Fitting.sound(sensor, wiring).with(accuracy));
    }

    Bench(GridModel world, double nominalHertz, Fitting fitting) {
        this(new WaveformSynthesizer(world, SAMPLE_RATE_HZ), nominalHertz, fitting);
    }

    Bench(PrimarySource world, double nominalHertz, Fitting fitting) {
        InputLayout layout = world.layout();
        frontEnd = new AnalogFrontEnd(world, paths(layout, fitting), fitting.accuracy(), 1, fitting.faults());
        pipeline = new MeteringPipeline(config(layout, fitting, nominalHertz));
        block = new SampleBlock(layout.channels(), BLOCK);
    }

    /** Every input with the sensor that hangs there. */
    static List<InputPath> paths(InputLayout layout, Fitting fitting) {
        List<InputPath> paths = new ArrayList<>();
        for (int channel = 0; channel < layout.channels(); channel++) {
            paths.add(
                    layout.isVoltage(channel)
                            ? InputPath.voltage(channel, 1)
                            : InputPath.current(
                                    channel, Fitting.of(fitting.hung(), circuit(layout, channel)), 1, 2000));
        }
        return paths;
    }

    /** A pipeline with the sensors it has been told of. */
    static PipelineConfig config(InputLayout layout, Fitting fitting, double nominalHertz) {
        List<ChannelConfig> channels = new ArrayList<>();
        for (int channel = 0; channel < layout.channels(); channel++) {
            channels.add(
                    layout.isVoltage(channel)
                            ? ChannelConfig.voltage(1, 1)
                            : config(Fitting.of(fitting.told(), circuit(layout, channel))));
        }
        List<Wiring> wirings = Collections.nCopies(layout.circuits(), fitting.wiring());
        return new PipelineConfig(layout, SAMPLE_RATE_HZ, nominalHertz, wirings, channels);
    }

    private static int circuit(InputLayout layout, int channel) {
        return (channel - layout.voltages()) / Phase.values().length;
    }

    private static ChannelConfig config(CurrentSensor told) {
        boolean coil = told.kind() == CurrentSensor.Kind.ROGOWSKI;
        return new ChannelConfig(coil, 1 / told.gain(), 4e-4 * told.primaryAmperes());
    }

    static CurrentSensor coil() {
        return new CurrentSensor(CurrentSensor.Kind.ROGOWSKI, 1000, 0.085);
    }

    static CurrentSensor vct() {
        return new CurrentSensor(CurrentSensor.Kind.VCT, 1000, 0.333);
    }

    /** The next windows. */
    List<WindowMeasurement> windows(int count) {
        return windows(count, (channel, from, to, volts) -> {});
    }

    /** The next windows, with the half-cycle rms voltages of each. */
    List<WindowMeasurement> windows(int count, HalfCycleSink sink) {
        List<WindowMeasurement> windows = new ArrayList<>();
        while (windows.size() < count) {
            frontEnd.fill(block, BLOCK);
            pipeline.accept(block, window -> {
                window.halfCycles(sink);
                windows.add(window.measurement());
            });
        }
        return windows;
    }

    static int current(int circuit, Phase phase) {
        return SteadyWorld.LAYOUT.current(circuit, phase);
    }
}
