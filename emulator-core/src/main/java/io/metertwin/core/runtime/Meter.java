package io.metertwin.core.runtime;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.TemperatureOpen;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.metering.Metering;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.time.MeterRtc;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.pipeline.GridClockPipeline;
import io.metertwin.dsp.pipeline.MeasuredWindow;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.dsp.pipeline.WindowPipeline;
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
    private final WindowPipeline pipeline;
    private final Metering metering;
    private final MeterRtc rtc = new MeterRtc();
    private final EventLog events = new EventLog(EventLog.CAPACITY);
    private final VoltageEvents voltageEvents;
    private Settings settings;
    private PipelineConfig config;
    private WindowMeasurement window;
    private Temperature temperature = Temperature.ABSENT;
    private CommunicationCounters communication = new CommunicationCounters();
    private double[] inputDc;
    private double settlingUntil = Double.NEGATIVE_INFINITY;

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
        this(identity, state, settings, layout, sampleRateHz, clock, Fidelity.WAVEFORM);
    }

    /**
     * A new meter whose samples come on the clock of a fidelity.
     *
     * @param identity its nameplate
     * @param state whether its supply carries it
     * @param settings its settings
     * @param layout its inputs
     * @param sampleRateHz rate of its converter, or the reference rate of the grid's clock
     * @param clock virtual time
     * @param fidelity says which clock the samples follow
     */
    public Meter(
            MeterIdentity identity,
            PowerState state,
            Settings settings,
            InputLayout layout,
            double sampleRateHz,
            SimulationClock clock,
            Fidelity fidelity) {
        this.identity = identity;
        this.state = state;
        this.settings = settings;
        this.layout = layout;
        this.sampleRateHz = sampleRateHz;
        this.clock = clock;
        config = MeasurementConfig.of(settings, layout, sampleRateHz);
        pipeline = fidelity == Fidelity.GRID_CLOCK ? new GridClockPipeline(config) : new MeteringPipeline(config);
        metering = new Metering(layout.circuits());
        inputDc = new double[layout.channels()];
        window = WindowMeasurement.none(layout.voltageBanks(), layout.circuits(), sampleRateHz);
        voltageEvents = new VoltageEvents(sample -> rtc.millisAt(clock.at(sample)), events);
        voltageEvents.configure(settings, sampleRateHz);
    }

    /** Connects the temperature input; one that is open is an event. */
    public void connect(Temperature input) {
        temperature = input;
        if (input.state() == Temperature.State.OPEN) {
            events.add(new TemperatureOpen(EventSpan.begun(rtc.millisAt(clock.instant()))));
        }
    }

    /** Connects the counters of its communication ports, which the surfaces fill. */
    public void connect(CommunicationCounters counters) {
        communication = counters;
    }

    /** The order of its inputs. */
    public InputLayout layout() {
        return layout;
    }

    /** Whether its supply carries it. */
    PowerState state() {
        return state;
    }

    /** How it reads its inputs. */
    PipelineConfig config() {
        return config;
    }

    /** Number of windows measured so far. */
    long windows() {
        return window.span().index();
    }

    /** Where the next sampled window begins, in samples; NaN before the first. */
    double nextWindowStart() {
        return pipeline.nextWindowStart();
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
            if (complete.start() >= settlingUntil) {
                count(complete, measured);
            } else {
                voltageEvents.settle(complete);
            }
        });
    }

    private void count(MeasuredWindow complete, Consumer<WindowMeasurement> measured) {
        window = complete.measurement();
        inputDc = complete.inputDc();
        metering.add(window, meterSeconds(window), window.span().seconds());
        voltageEvents.accept(complete);
        measured.accept(window);
    }

    /** When a window began, seconds since 1970 in meter time. */
    private double meterSeconds(WindowMeasurement measured) {
        return rtc.secondsAt(clock.secondsAt(measured.span().startSample()));
    }

    /**
     * Counts windows that were measured without samples.
     *
     * @param last the last of them
     * @param seconds how long all of them lasted
     */
    void countSteady(WindowMeasurement last, double seconds) {
        window = last;
        metering.add(last, meterSeconds(last) + last.span().seconds() - seconds, seconds);
        voltageEvents.acceptSteady(last, seconds);
    }

    /**
     * Goes on with samples. The window before the first one that counts is measured only to settle the filters.
     *
     * @param settlingStart begin of the window to settle on
     * @param countingStart begin of the first window that counts
     */
    void resumeSampling(double settlingStart, double countingStart) {
        settlingUntil = countingStart - 0.5;
        pipeline.restart(settlingStart, windows() - (settlingStart < settlingUntil ? 1 : 0));
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
        config = MeasurementConfig.of(settings, layout, sampleRateHz);
        pipeline.configure(config);
        voltageEvents.configure(settings, sampleRateHz);
        return new CommandResult.Accepted();
    }

    /** Everything there is to see now. */
    MeterSnapshot snapshot(Instant virtual) {
        return new MeterSnapshot(
                identity,
                state,
                rtc.millisAt(virtual),
                window,
                metering.readings(),
                settings,
                events.records(),
                temperature,
                communication.readings());
    }
}
