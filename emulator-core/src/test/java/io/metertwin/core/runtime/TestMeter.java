package io.metertwin.core.runtime;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.time.SimulationClock;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A one-circuit meter on a given world, driven by hand; with a residual current input where the world has one, else with a
 * temperature input.
 */
final class TestMeter {

    static final InputLayout LAYOUT = new InputLayout(1, 1);
    static final double RATE = 12_800;

    /** Virtual time at the start. */
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    final SimulationClock clock;
    final SettingsCatalogue catalogue;
    final Meter meter;
    final MeterLoop loop;

    /**
     * What hangs on the inputs.
     *
     * @param sensor of all currents; the meter is told of it
     * @param accuracy of the inputs
     * @param primary stands between the world and the inputs
     */
    record Inputs(CurrentSensor sensor, AccuracyProfile accuracy, UnaryOperator<PrimarySource> primary) {

        /** A coil of 85 mV/kA on ideal inputs. */
        static final Inputs IDEAL = new Inputs(
                new CurrentSensor(CurrentSensor.Kind.ROGOWSKI, 1000, 0.085),
                AccuracyProfile.IDEAL,
                UnaryOperator.identity());

        /** A transformer of 1000 A for 333 mV. */
        static final CurrentSensor VCT = new CurrentSensor(CurrentSensor.Kind.VCT, 1000, 0.333);

        /** The summation transformer of the residual input: 5 A for 333 mV. */
        static final CurrentSensor SUMMATION = new CurrentSensor(CurrentSensor.Kind.VCT, 5, 0.333);

        SensorType told() {
            return sensor.kind() == CurrentSensor.Kind.VCT ? SensorType.VCT : SensorType.RCOIL;
        }
    }

    TestMeter(GridModel world, PowerState state, SimulationHook hook) {
        this(world, state, hook, new Run(Fidelity.WAVEFORM, 1), Inputs.IDEAL);
    }

    TestMeter(GridModel world, PowerState state, Fidelity fidelity, int mostWindows) {
        this(world, state, SimulationHook.NONE, new Run(fidelity, mostWindows), Inputs.IDEAL);
    }

    /** A meter on samples with inputs of its own. */
    TestMeter(GridModel world, Inputs inputs) {
        this(world, PowerState.ON, SimulationHook.NONE, new Run(Fidelity.WAVEFORM, 1), inputs);
    }

    /** A meter on samples that starts later than the others, with settings of its own. */
    TestMeter(GridModel world, PowerState state, Instant start, UnaryOperator<Settings> settings) {
        this(world, state, SimulationHook.NONE, new Run(Fidelity.WAVEFORM, 1, start, settings), Inputs.IDEAL);
    }

    private record Run(Fidelity fidelity, int mostWindows, Instant start, UnaryOperator<Settings> settings) {

        Run(Fidelity fidelity, int mostWindows) {
            this(fidelity, mostWindows, START, UnaryOperator.identity());
        }
    }

    private TestMeter(GridModel world, PowerState state, SimulationHook hook, Run run, Inputs inputs) {
        Fidelity fidelity = run.fidelity();
        clock = new SimulationClock(run.start(), RATE);
        InputLayout layout = world.layout();
        catalogue = new SettingsCatalogue(1, inputs.told(), layout.hasResidual(), !layout.hasResidual());
        WaveformSynthesizer synthesizer = fidelity == Fidelity.GRID_CLOCK
                ? WaveformSynthesizer.onGridClock(world, RATE, -GridClockPipeline.LEAD)
                : new WaveformSynthesizer(world, RATE, -MeteringPipeline.LEAD);
        List<InputPath> paths = new ArrayList<>();
        for (int channel = 0; channel < LAYOUT.channels(); channel++) {
            paths.add(
                    layout.isVoltage(channel)
                            ? InputPath.voltage(channel, 1)
                            : InputPath.current(channel, inputs.sensor(), 1, 2000));
        }
        if (layout.hasResidual()) {
            paths.add(InputPath.current(layout.residual(), Inputs.SUMMATION, 1, 10));
        }
        AnalogFrontEnd frontEnd = new AnalogFrontEnd(inputs.primary().apply(synthesizer), paths, inputs.accuracy(), 1);
        MeterIdentity identity = new MeterIdentity(
                ModelCode.parse(layout.hasResidual() ? "MPM4111-A" : "MPM4112-A"), "00000042", "test");
        meter = new Meter(
                identity, state, run.settings().apply(Settings.defaults(catalogue)), layout, RATE, clock, fidelity);
        loop = fidelity.isAnalytic()
                ? new MeterLoop(
                        meter,
                        synthesizer,
                        frontEnd,
                        clock,
                        new AnalyticPath(world, frontEnd, fidelity, run.mostWindows()),
                        hook)
                : new MeterLoop(meter, frontEnd, clock, synthesizer.history(), hook);
    }

    /** A balanced grid and one load that draws a given current in phase on every phase. */
    static GridState resistive(double volts, double amperes) {
        List<Spectrum> spectra = new ArrayList<>();
        for (Phase phase : Phase.LINES) {
            spectra.add(Spectrum.of(Phasor.polar(volts, phase.balancedRadians())));
        }
        for (Phase phase : Phase.LINES) {
            spectra.add(Spectrum.of(Phasor.polar(amperes, phase.balancedRadians())));
        }
        spectra.add(Spectrum.ZERO);
        return new GridState(50, LAYOUT, spectra);
    }

    /** Changes a setting by its id and text; refusals fail. */
    void set(String id, String text) {
        CompletableFuture<CommandResult> reply = loop.submit(new MeterCommand.ChangeSettings(
                List.of(change(catalogue.find(id).orElseThrow(), text)), new Origin("test", "here")));
        loop.drain();
        if (!reply.join().equals(new CommandResult.Accepted())) {
            throw new IllegalStateException(reply.join().toString());
        }
    }

    private static <T> SettingChange<T> change(Setting<T> setting, String text) {
        try {
            return SettingChange.parse(setting, text);
        } catch (SettingException e) {
            throw new IllegalStateException(e);
        }
    }

    double value(String id) {
        return value(loop.snapshot(), id);
    }

    void run(double seconds) {
        double end = clock.seconds() + seconds;
        while (clock.seconds() < end) {
            loop.step();
        }
    }

    static double value(MeterSnapshot snapshot, String id) {
        return Quantities.find(id, 1).orElseThrow().value(snapshot);
    }
}
