package io.metertwin.core.runtime;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.device.DeviceProfile;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.event.ChangeLog;
import io.metertwin.core.event.ClockSet;
import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.LoggedChange;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.PasswordRejected;
import io.metertwin.core.event.SettingChanged;
import io.metertwin.core.event.TemperatureOpen;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.metering.Metering;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.storage.KeptClock;
import io.metertwin.core.storage.LogVolume;
import io.metertwin.core.storage.Recollection;
import io.metertwin.core.storage.Sections;
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
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The meter itself: hands samples to the pipeline and its results to everything that counts. Computes nothing. Used by
 * the loop's thread only.
 */
public final class Meter {

    private static final double MILLIS_PER_SECOND = 1e3;

    /** Who changes settings before the first window. */
    private static final Origin OPTIONS = new Origin("cli", "options");

    /** What rounding may take from a time that is a whole number of milliseconds. */
    private static final double SAME_MILLIS = 1e-2;
    /** How long the boot screen stays (decision 23). */
    public static final double BOOT_SECONDS = 3;

    private final MeterIdentity identity;
    private final InputLayout layout;
    private final double sampleRateHz;
    private final SimulationClock clock;
    private final WindowPipeline pipeline;
    private final Metering metering;
    private final MeterRtc rtc = new MeterRtc();
    private final EventLog events = new EventLog(EventLog.CAPACITY);
    private final VoltageEvents voltageEvents;
    private final Protection protection;
    private final Recording recording;
    private final SupplyOutage outage;
    private final ChangeLog changes = new ChangeLog();
    private final MeterMemory memory;
    private final boolean gridClock;
    private PowerState state;
    private Settings settings;
    private PipelineConfig config;
    private WindowMeasurement window;
    private Temperature temperature = Temperature.ABSENT;
    private CommunicationCounters communication = new CommunicationCounters();
    private double[] inputDc;
    private double settlingUntil = Double.NEGATIVE_INFINITY;
    private double bootedAt;

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
        gridClock = fidelity == Fidelity.GRID_CLOCK;
        pipeline = gridClock ? new GridClockPipeline(config) : new MeteringPipeline(config);
        metering = new Metering(layout.circuits(), events::add);
        metering.configure(settings);
        rtc.drift(drift(settings), clock.instant());
        inputDc = new double[layout.channels()];
        window = WindowMeasurement.none(layout.voltageBanks(), layout.circuits(), sampleRateHz);
        voltageEvents = new VoltageEvents(sample -> rtc.millisAt(clock.at(sample)), events);
        voltageEvents.configure(settings, sampleRateHz);
        protection = new Protection(layout.circuits(), events, this::meterMillis, metering::presentDemand);
        if (state == PowerState.ON) {
            protection.configure(settings, virtualSeconds());
        }
        recording = new Recording(identity, layout.circuits(), events);
        outage = new SupplyOutage(events);
        memory = new MeterMemory(identity, metering, protection, recording, events, changes);
    }

    /** Now, seconds of virtual time since 1970. */
    private double virtualSeconds() {
        return clock.secondsAt(clock.seconds() * clock.sampleRateHz());
    }

    /** The meter's clock at a second of virtual time, milliseconds since 1970. */
    private long meterMillis(double virtualSeconds) {
        return (long) Math.floor(rtc.secondsAt(virtualSeconds) * MILLIS_PER_SECOND + SAME_MILLIS);
    }

    /**
     * Takes over what it kept; to be called before it measures.
     *
     * @param kept what was kept, and how well
     * @param more what else is to be told about it, in the log
     */
    public void remember(Recollection kept, List<MeterEvent> more) {
        long now = rtc.millisAt(clock.instant());
        memory.restore(kept, outage, now);
        if (state == PowerState.ON) {
            outage.end(now);
        }
        for (MeterEvent event : more) {
            events.add(event);
            if (event instanceof SettingChanged changed) {
                changes.add(new LoggedChange(changed, OPTIONS));
            }
        }
    }

    /** Writes records and events to a volume from now on; to be called after {@link #remember}. */
    public void connect(LogVolume volume) {
        recording.attach(volume, rtc.millisAt(clock.instant()));
    }

    /** What it keeps without power. */
    Sections memory(long hostMillis) {
        return memory.save(settings, new KeptClock(rtc.millisAt(clock.instant()), hostMillis));
    }

    /** Tells whether its memory can be written; the message of a disk that fails, or nothing. */
    void memoryWritten(Optional<String> problem) {
        memory.written(problem, rtc.millisAt(clock.instant()));
    }

    /** Writes its counters. */
    void saveEnergies(DataOutputStream out) throws IOException {
        metering.saveEnergies(out);
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
     * @param from where the block begins, in samples of the reference rate
     * @param measured is told each window that is complete now, after everything has counted it
     */
    void accept(SampleBlock block, double from, Consumer<WindowMeasurement> measured) {
        if (state == PowerState.BOOTING) {
            boot(block, from);
            return;
        }
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

    /** Its converter starts one block before it measures, so that the first window has its lead. */
    private void boot(SampleBlock block, double from) {
        double rate = sampleRateHz / block.sampleRateHz();
        if (from + block.length() * rate < bootedAt) {
            return;
        }
        pipeline.restart(from + block.length() * rate, 0);
        pipeline.accept(lead(block), complete -> {});
        settlingUntil = Double.NEGATIVE_INFINITY;
        voltageEvents.configure(settings, sampleRateHz);
        protection.configure(settings, virtualSeconds());
        state = PowerState.ON;
    }

    /** The end of a block, as much of it as a window needs before its begin. */
    private SampleBlock lead(SampleBlock block) {
        int length = gridClock ? GridClockPipeline.LEAD : MeteringPipeline.LEAD;
        int skipped = block.length() - length;
        SampleBlock lead = new SampleBlock(layout.channels(), length);
        lead.begin(block.firstSample() + skipped, block.sampleRateHz(), length);
        for (int channel = 0; channel < layout.channels(); channel++) {
            System.arraycopy(block.channel(channel), skipped, lead.channel(channel), 0, length);
        }
        return lead;
    }

    /**
     * The supply is gone. The window that was being sampled counts as far as it came, with the power of the one before it.
     *
     * @param sample when, in samples
     * @param countedTo up to where windows have been counted, in samples; NaN when samples say it
     * @return from where on the rest was counted, in samples; NaN when there was none
     */
    double switchOff(double sample, double countedTo) {
        double from = Double.isNaN(countedTo) ? Math.max(nextWindowStart(), settlingUntil) : countedTo;
        boolean counts = state == PowerState.ON && windows() > 0 && from < sample;
        if (counts) {
            double seconds = (sample - from) / sampleRateHz;
            metering.add(window, meterSeconds(from), seconds);
        }
        voltageEvents.stop();
        protection.switchOff(clock.secondsAt(sample));
        recording.interrupt();
        window = WindowMeasurement.none(layout.voltageBanks(), layout.circuits(), sampleRateHz);
        state = PowerState.OFF;
        outage.begin(rtc.millisAt(clock.at(sample)));
        return counts ? from : Double.NaN;
    }

    /**
     * The supply is back: the boot screen comes up, and then it measures.
     *
     * @param sample when, in samples
     */
    void switchOn(double sample) {
        state = PowerState.BOOTING;
        bootedAt = sample + BOOT_SECONDS * sampleRateHz;
        outage.end(rtc.millisAt(clock.at(sample)));
    }

    /** True when a supply voltage carries it (manual 8.2). */
    boolean isCarriedBy(SupplyVoltage voltage) {
        return DeviceProfile.mpm4000().carries(identity.model().supply(), voltage);
    }

    private void count(MeasuredWindow complete, Consumer<WindowMeasurement> measured) {
        window = complete.measurement();
        inputDc = complete.inputDc();
        metering.add(window, meterSeconds(window), window.span().seconds());
        voltageEvents.accept(complete);
        double start = clock.secondsAt(window.span().startSample());
        protection.count(window, temperature.celsius(), start, window.span().seconds());
        record(meterSeconds(window), window.span().seconds(), window.span().endSample());
        measured.accept(window);
    }

    /** When a window began, seconds since 1970 in meter time. */
    private double meterSeconds(WindowMeasurement measured) {
        return meterSeconds(measured.span().startSample());
    }

    /** The meter's clock at a sample, seconds since 1970. */
    double meterSeconds(double sample) {
        return rtc.secondsAt(clock.secondsAt(sample));
    }

    /**
     * Counts windows that were measured without samples.
     *
     * @param last the last of them
     * @param seconds how long all of them lasted
     */
    void countSteady(WindowMeasurement last, double seconds) {
        window = last;
        double start = meterSeconds(last) + last.span().seconds() - seconds;
        double virtual = clock.secondsAt(last.span().endSample()) - seconds;
        long windows = Math.max(1, Math.round(seconds / last.span().seconds()));
        double length = seconds / windows;
        for (long first = 0; first < windows; ) {
            double skipped = first * length;
            long count = recording.windowsUntilDue(start + skipped, length, windows - first);
            countSteady(start + skipped, virtual + skipped, length, count);
            first += count;
            double end = last.span().endSample() - (windows - first) * length * sampleRateHz;
            record(start + skipped, count * length, end);
        }
        voltageEvents.acceptSteady(last, seconds);
    }

    private void countSteady(double start, double virtual, double length, long windows) {
        if (!protection.judgesDemand()) {
            metering.add(window, start, windows * length);
            protection.count(window, temperature.celsius(), virtual, windows * length);
            return;
        }
        MinutePieces.cut(start, length, windows, (first, count) -> {
            metering.add(window, start + first * length, count * length);
            protection.count(window, temperature.celsius(), virtual + first * length, count * length);
        });
    }

    private void record(double start, double seconds, double endSample) {
        recording.reach(start, start + seconds, end -> snapshot(clock.at(endSample)));
    }

    /**
     * Lets time pass for what is switched.
     *
     * @return true when something moved that a snapshot shows
     */
    boolean advanceOutputs() {
        return protection.advanceTo(virtualSeconds());
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
            setClock(set.meterMillis());
        }
        if (command instanceof MeterCommand.ResetEnergy reset) {
            return metering.resetEnergy(reset.circuit());
        }
        if (command instanceof MeterCommand.ResetDemand reset) {
            return ofCircuit(reset.circuit(), metering::resetDemand);
        }
        if (command instanceof MeterCommand.ResetExtremes reset) {
            return ofCircuit(reset.circuit(), metering::resetExtremes);
        }
        if (command instanceof MeterCommand.ResetTariffEnergy reset) {
            return ofCircuit(reset.circuit(), metering::resetTariffEnergy);
        }
        if (command instanceof MeterCommand.RejectPassword rejected) {
            return rejectPassword(rejected.origin());
        }
        if (command instanceof MeterCommand.OperateRelay operate) {
            return protection.operate(operate.close(), virtualSeconds());
        }
        if (command instanceof MeterCommand.FactoryReset reset) {
            return factoryReset(reset.counters(), reset.origin());
        }
        if (command instanceof MeterCommand.OperateRecord operate) {
            return recording.operate(operate.start(), settings, rtc.secondsAt(virtualSeconds()));
        }
        return new CommandResult.Accepted();
    }

    private void setClock(long meterMillis) {
        double virtual = clock.secondsAt(clock.seconds() * sampleRateHz);
        double before = rtc.secondsAt(virtual);
        events.add(ClockSet.of(rtc.millisAt(clock.instant()), meterMillis));
        rtc.set(meterMillis, clock.instant());
        metering.clockSet(before, rtc.secondsAt(virtual));
        recording.clockSet(rtc.secondsAt(virtual));
    }

    private CommandResult rejectPassword(Origin origin) {
        EventSpan now = EventSpan.begun(rtc.millisAt(clock.instant())).ended(0);
        events.add(new PasswordRejected(now, origin.surface(), origin.peer()));
        return new CommandResult.Refused(CommandResult.Kind.VALUE, "the password is wrong");
    }

    private CommandResult ofCircuit(OptionalInt circuit, Consumer<OptionalInt> reset) {
        if (circuit.isPresent() && (circuit.getAsInt() < 0 || circuit.getAsInt() >= layout.circuits())) {
            return new CommandResult.Refused(CommandResult.Kind.VALUE, "the meter has no such circuit");
        }
        reset.accept(circuit);
        return new CommandResult.Accepted();
    }

    private CommandResult change(MeterCommand.ChangeSettings change) {
        if (recording.locks(change.changes(), settings)) {
            return Recording.locked();
        }
        Settings before = settings;
        try {
            settings = settings.with(ZeroCalibration.complete(change.changes(), settings.catalogue(), layout, inputDc));
        } catch (SettingException e) {
            return new CommandResult.Refused(CommandResult.Kind.VALUE, e.getMessage());
        }
        configure();
        tellChanges(before, change.origin());
        return new CommandResult.Accepted();
    }

    private void tellChanges(Settings before, Origin origin) {
        for (SettingChanged changed : SettingChanged.between(before, settings, rtc.millisAt(clock.instant()))) {
            LoggedChange change = new LoggedChange(changed, origin);
            changes.add(change);
            recording.changed(change);
        }
    }

    private CommandResult factoryReset(boolean counters, Origin origin) {
        if (recording.isOn()) {
            return Recording.locked();
        }
        Settings before = settings;
        settings = Settings.defaults(settings.catalogue());
        configure();
        tellChanges(before, origin);
        if (counters) {
            metering.resetEnergy(OptionalInt.empty());
            metering.resetDemand(OptionalInt.empty());
            metering.resetExtremes(OptionalInt.empty());
        }
        return new CommandResult.Accepted();
    }

    /** Puts its settings in force. */
    private void configure() {
        config = MeasurementConfig.of(settings, layout, sampleRateHz);
        pipeline.configure(config);
        voltageEvents.configure(settings, sampleRateHz);
        metering.configure(settings);
        rtc.drift(drift(settings), clock.instant());
        if (state == PowerState.ON) {
            protection.configure(settings, virtualSeconds());
        }
    }

    private static double drift(Settings settings) {
        return settings.catalogue().clock.secondsPerSecond(settings);
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
                protection.readings(),
                communication.readings(),
                recording.readings(),
                changes.newestFirst());
    }
}
