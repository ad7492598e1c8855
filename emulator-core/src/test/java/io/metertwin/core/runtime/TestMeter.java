package io.metertwin.core.runtime;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.dsp.pipeline.GridClockPipeline;
import io.metertwin.dsp.pipeline.MeteringPipeline;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A one-circuit meter on a given world, driven by hand. */
final class TestMeter {

    static final InputLayout LAYOUT = new InputLayout(1, 1);
    static final double RATE = 12_800;

    final SimulationClock clock = new SimulationClock(Instant.parse("2026-03-01T00:00:00Z"), RATE);
    final SettingsCatalogue catalogue = new SettingsCatalogue(1, SensorType.RCOIL);
    final MeterLoop loop;

    TestMeter(GridModel world, PowerState state, SimulationHook hook) {
        this(world, state, hook, Fidelity.WAVEFORM, 1);
    }

    TestMeter(GridModel world, PowerState state, Fidelity fidelity, int mostWindows) {
        this(world, state, SimulationHook.NONE, fidelity, mostWindows);
    }

    private TestMeter(GridModel world, PowerState state, SimulationHook hook, Fidelity fidelity, int mostWindows) {
        WaveformSynthesizer synthesizer = fidelity == Fidelity.GRID_CLOCK
                ? WaveformSynthesizer.onGridClock(world, RATE, -GridClockPipeline.LEAD)
                : new WaveformSynthesizer(world, RATE, -MeteringPipeline.LEAD);
        CurrentSensor coil = new CurrentSensor(CurrentSensor.Kind.ROGOWSKI, 1000, 0.085);
        List<InputPath> paths = new ArrayList<>();
        for (int channel = 0; channel < LAYOUT.channels(); channel++) {
            paths.add(
                    LAYOUT.isVoltage(channel)
                            ? InputPath.voltage(channel, 1)
                            : InputPath.current(channel, coil, 1, 2000));
        }
        AnalogFrontEnd frontEnd = new AnalogFrontEnd(synthesizer, paths, AccuracyProfile.IDEAL, 1);
        MeterIdentity identity = new MeterIdentity(ModelCode.parse("MPM4110-A"), "00000042", "test");
        Meter meter = new Meter(identity, state, Settings.defaults(catalogue), LAYOUT, RATE, clock, fidelity);
        loop = fidelity.isAnalytic()
                ? new MeterLoop(
                        meter,
                        synthesizer,
                        frontEnd,
                        clock,
                        new AnalyticPath(world, frontEnd, fidelity, mostWindows),
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
