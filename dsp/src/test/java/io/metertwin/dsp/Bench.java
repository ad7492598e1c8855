package io.metertwin.dsp;

import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
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
        InputLayout layout = world.layout();
        frontEnd =
                new AnalogFrontEnd(new WaveformSynthesizer(world, SAMPLE_RATE_HZ), paths(layout, sensor), accuracy, 1);
        pipeline = new MeteringPipeline(config(layout, sensor, wiring, nominalHertz));
        block = new SampleBlock(layout.channels(), BLOCK);
    }

    /** Every input with the same kind of sensor. */
    static List<InputPath> paths(InputLayout layout, CurrentSensor sensor) {
        List<InputPath> paths = new ArrayList<>();
        for (int channel = 0; channel < layout.channels(); channel++) {
            boolean voltage = layout.isVoltage(channel);
            paths.add(voltage ? InputPath.voltage(channel, 1) : InputPath.current(channel, sensor, 1, 2000));
        }
        return paths;
    }

    /** A pipeline that has been told the truth about its inputs. */
    static PipelineConfig config(InputLayout layout, CurrentSensor sensor, Wiring wiring, double nominalHertz) {
        List<ChannelConfig> channels = new ArrayList<>();
        boolean coil = sensor.kind() == CurrentSensor.Kind.ROGOWSKI;
        for (int channel = 0; channel < layout.channels(); channel++) {
            channels.add(
                    layout.isVoltage(channel)
                            ? ChannelConfig.voltage(1, 1)
                            : new ChannelConfig(coil, 1 / sensor.gain(), 4e-4 * sensor.primaryAmperes()));
        }
        return new PipelineConfig(
                layout, SAMPLE_RATE_HZ, nominalHertz, Collections.nCopies(layout.circuits(), wiring), channels);
    }

    static CurrentSensor coil() {
        return new CurrentSensor(CurrentSensor.Kind.ROGOWSKI, 1000, 0.085);
    }

    static CurrentSensor vct() {
        return new CurrentSensor(CurrentSensor.Kind.VCT, 1000, 0.333);
    }

    /** The next windows. */
    List<WindowMeasurement> windows(int count) {
        List<WindowMeasurement> windows = new ArrayList<>();
        while (windows.size() < count) {
            frontEnd.fill(block, BLOCK);
            pipeline.accept(block, window -> windows.add(window.measurement()));
        }
        return windows;
    }

    static int current(int circuit, Phase phase) {
        return SteadyWorld.LAYOUT.current(circuit, phase);
    }
}
