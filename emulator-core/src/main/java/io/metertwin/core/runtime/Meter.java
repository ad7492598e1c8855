package io.metertwin.core.runtime;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.metering.EnergyRegisters;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.time.MeterRtc;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.SampleBlock;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The meter itself: hands samples to the pipeline and its results to everything that counts. Computes nothing. Used by
 * the loop's thread only.
 */
public final class Meter {

    private final MeterIdentity identity;
    private final PowerState state;
    private final InputLayout layout;
    private final double sampleRateHz;
    private final SimulationClock clock;
    private final MeteringPipeline pipeline;
    private final EnergyRegisters energies;
    private final MeterRtc rtc = new MeterRtc();
    private Settings settings;
    private WindowMeasurement window;
    private double[] inputDc;

    /**
     * A new meter.
     *
     * @param identity its nameplate
     * @param state whether its supply carries it
     * @param settings its settings
     * @param layout its inputs
     * @param sampleRateHz rate of its converter
     * @param clock virtual time
     */
    public Meter(
            MeterIdentity identity,
            PowerState state,
            Settings settings,
            InputLayout layout,
            double sampleRateHz,
            SimulationClock clock) {
        this.identity = identity;
        this.state = state;
        this.settings = settings;
        this.layout = layout;
        this.sampleRateHz = sampleRateHz;
        this.clock = clock;
        pipeline = new MeteringPipeline(MeasurementConfig.of(settings, layout, sampleRateHz));
        energies = new EnergyRegisters(layout.circuits());
        inputDc = new double[layout.channels()];
        window = WindowMeasurement.none(layout.voltageBanks(), layout.circuits(), sampleRateHz);
    }

    /** The order of its inputs. */
    public InputLayout layout() {
        return layout;
    }

    /**
     * Measures the next samples.
     *
     * @param block volts at the inputs
     * @param measured is told each window that is complete now, after everything has counted it
     */
    void accept(SampleBlock block, Consumer<WindowMeasurement> measured) {
        if (state != PowerState.ON) {
            return;
        }
        pipeline.accept(block, complete -> {
            window = complete.measurement();
            inputDc = complete.inputDc();
            energies.add(window);
            measured.accept(window);
        });
    }

    /** Carries out a command, or says why not. */
    CommandResult apply(MeterCommand command) {
        if (state == PowerState.OFF) {
            return new CommandResult.Refused(CommandResult.Kind.UNAVAILABLE, "the meter is off");
        }
        if (command instanceof MeterCommand.ChangeSettings change) {
            return change(change);
        }
        if (command instanceof MeterCommand.SetClock set) {
            rtc.set(set.meterMillis(), clock.instant());
        }
        return new CommandResult.Accepted();
    }

    private CommandResult change(MeterCommand.ChangeSettings change) {
        try {
            settings = settings.with(ZeroCalibration.complete(change.changes(), settings.catalogue(), layout, inputDc));
        } catch (SettingException e) {
            return new CommandResult.Refused(CommandResult.Kind.VALUE, e.getMessage());
        }
        pipeline.configure(MeasurementConfig.of(settings, layout, sampleRateHz));
        return new CommandResult.Accepted();
    }

    /** Everything there is to see now. */
    MeterSnapshot snapshot(Instant virtual) {
        return new MeterSnapshot(identity, state, rtc.millisAt(virtual), window, energies.readings(), settings);
    }
}
