package io.metertwin.app.bench;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.SensorType;
import io.metertwin.dsp.ChannelConfig;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.Wiring;
import io.metertwin.dsp.pipeline.GridClockPipeline;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.PrimarySource;
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
 * What every speed is measured on: three voltages and four currents a circuit, each current with harmonics 3, 5 and 7, at
 * a frequency that falls between samples.
 *
 * @param model says how many circuits there are and what sensors they have
 */
public record ReferenceInstallation(ModelCode model) {

    /** Samples per second and channel. */
    public static final double SAMPLE_RATE_HZ = 12_800;

    /** Frequency of the grid, hertz. */
    public static final double HERTZ = 49.97;

    private static final double NOMINAL_HERTZ = 50;
    private static final double VOLTS = 230;
    private static final double SENSOR_AMPERES = 1000;
    private static final double LARGEST_AMPERES = 2000;
    private static final double COIL_VOLTS = 0.085;
    private static final double VCT_VOLTS = 0.333;
    private static final double MINIMUM_AMPERES = 0.4;
    private static final double MINIMUM_VOLTS = 1;
    private static final double LAG_RADIANS = 0.3;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final int LOAD_STEPS = 7;

    /** The installation of the largest model with Rogowski coils: 3 voltages and 16 currents. */
    public static ReferenceInstallation largest() {
        return new ReferenceInstallation(ModelCode.parse("MPM4410-A"));
    }

    /** The order of the inputs. */
    public InputLayout layout() {
        return new InputLayout(1, model.circuits());
    }

    /** The same for ever. */
    public GridModel steady() {
        return GridModel.steady(state(1));
    }

    /**
     * Loads that step every minute on the minute, all circuits alike: seven levels in turn, see {@link #level}.
     */
    public GridModel stepping() {
        List<GridState> states = new ArrayList<>();
        for (int step = 0; step < LOAD_STEPS; step++) {
            states.add(state(level(step)));
        }
        return new GridModel() {
            @Override
            public InputLayout layout() {
                return ReferenceInstallation.this.layout();
            }

            @Override
            public GridState stateAt(double seconds) {
                return states.get((int) (Math.round(seconds / SECONDS_PER_MINUTE) % LOAD_STEPS));
            }

            @Override
            public double updateSeconds() {
                return SECONDS_PER_MINUTE;
            }
        };
    }

    /** The level of a minute of {@link #stepping()}, 1 for the full load; no two neighbours are the same. */
    public static double level(long minute) {
        return 0.2 + 0.1 * (minute * 3 % LOAD_STEPS);
    }

    /** Active power of one circuit at full load, watts: the sum of its three phases at the fundamental. */
    public static double watts(int circuit) {
        return Phase.LINES.size() * VOLTS * amperes(circuit) * StrictMath.cos(LAG_RADIANS);
    }

    private static double amperes(int circuit) {
        return 100 + 50.0 * circuit;
    }

    /** What the channels carry at a level of the loads, 1 for full load. */
    public GridState state(double level) {
        List<Spectrum> spectra = new ArrayList<>();
        for (Phase phase : Phase.LINES) {
            spectra.add(Spectrum.of(Phasor.polar(VOLTS, phase.balancedRadians())));
        }
        for (int circuit = 0; circuit < model.circuits(); circuit++) {
            for (Phase phase : Phase.values()) {
                spectra.add(current(level * amperes(circuit), phase.balancedRadians() - LAG_RADIANS));
            }
        }
        return new GridState(HERTZ, layout(), spectra);
    }

    private static Spectrum current(double amperes, double radians) {
        return Spectrum.of(Phasor.polar(amperes, radians))
                .with(3, Phasor.polar(0.1 * amperes, 1))
                .with(5, Phasor.polar(0.07 * amperes, 2))
                .with(7, Phasor.polar(0.04 * amperes, 3));
    }

    /** The sensor around every conductor. */
    public CurrentSensor sensor() {
        return isCoil()
                ? new CurrentSensor(CurrentSensor.Kind.ROGOWSKI, SENSOR_AMPERES, COIL_VOLTS)
                : new CurrentSensor(CurrentSensor.Kind.VCT, SENSOR_AMPERES, VCT_VOLTS);
    }

    private boolean isCoil() {
        return model.sensor() == SensorType.RCOIL;
    }

    /** A synthesizer of a world on an even clock, with the lead-in that the pipeline needs. */
    public static WaveformSynthesizer onFreeClock(GridModel world) {
        return new WaveformSynthesizer(world, SAMPLE_RATE_HZ, -MeteringPipeline.LEAD);
    }

    /** A synthesizer of a world on the grid's clock, with the lead-in that the pipeline needs. */
    public static WaveformSynthesizer onGridClock(GridModel world) {
        return WaveformSynthesizer.onGridClock(world, SAMPLE_RATE_HZ, -GridClockPipeline.LEAD);
    }

    /** The inputs behind a source. */
    public AnalogFrontEnd frontEnd(PrimarySource source, AccuracyProfile accuracy) {
        List<InputPath> paths = new ArrayList<>();
        InputLayout layout = layout();
        for (int channel = 0; channel < layout.channels(); channel++) {
            paths.add(
                    layout.isVoltage(channel)
                            ? InputPath.voltage(channel, 1)
                            : InputPath.current(channel, sensor(), 1, LARGEST_AMPERES));
        }
        return new AnalogFrontEnd(source, paths, accuracy, 1);
    }

    /** The configuration of a pipeline for these inputs. */
    public PipelineConfig pipeline() {
        List<ChannelConfig> channels = new ArrayList<>();
        InputLayout layout = layout();
        for (int channel = 0; channel < layout.channels(); channel++) {
            channels.add(
                    layout.isVoltage(channel)
                            ? ChannelConfig.voltage(1, MINIMUM_VOLTS)
                            : new ChannelConfig(isCoil(), 1 / sensor().gain(), MINIMUM_AMPERES));
        }
        List<Wiring> wirings = Collections.nCopies(model.circuits(), Wiring.THREE_PHASE_FOUR_WIRE_4CT);
        return new PipelineConfig(layout, SAMPLE_RATE_HZ, NOMINAL_HERTZ, wirings, channels);
    }
}
