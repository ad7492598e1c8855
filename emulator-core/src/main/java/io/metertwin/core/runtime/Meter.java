package io.metertwin.core.runtime;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.device.DeviceProfile;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.event.ClockSet;
import io.metertwin.core.event.LoggedChange;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.SettingChanged;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.record.VolumeJournal;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.storage.KeptClock;
import io.metertwin.core.storage.LogVolume;
import io.metertwin.core.storage.Recollection;
import io.metertwin.core.storage.Sections;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.pipeline.MeasuredWindow;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.SampleBlock;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The meter itself, put together: samples go to its pipeline, windows to its members, commands to those that carry them
 * out. Computes nothing. Used by the loop's thread only.
 */
public final class Meter {

    /** How long the boot screen stays (decision 23). */
    public static final double BOOT_SECONDS = 3;

    /** Who changes settings before the first window. */
    private static final Origin OPTIONS = new Origin("cli", "options");

    private final MeterIdentity identity;
    private final InputLayout layout;
    private final MeterTime time;
    private final MeterMembers members;
    private final SettingsInForce inForce;
    private final MeterSampling sampling;
    private final MeterSupply supply;
    private final WindowAccounting accounting;
    private final MeterCommands commands;
    private final MeterMemory memory;
    private CommunicationCounters communication = new CommunicationCounters();

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
        this.layout = layout;
        time = new MeterTime(clock, sampleRateHz);
        members = MeterMembers.of(identity, layout.circuits(), time);
        inForce = new SettingsInForce(settings, layout, time, members, fidelity == Fidelity.GRID_CLOCK);
        sampling = inForce.sampling();
        supply = new MeterSupply(state, time, members.events());
        accounting = new WindowAccounting(layout, time, members, inForce, this::snapshot);
        commands = new MeterCommands(layout, time, members, inForce, accounting);
        memory = new MeterMemory(
                identity,
                members.metering(),
                members.protection(),
                members.recording(),
                members.events(),
                members.changes());
        if (state == PowerState.ON) {
            inForce.protect();
        }
    }

    /**
     * Numbers its next events above those that stand in the files of a volume: lines may be newer than what is kept. To be
     * called before {@link #remember}.
     */
    public void goOnBehind(LogVolume volume) {
        members.events().goOnAfter(VolumeJournal.lastNumber(volume));
    }

    /**
     * Takes over what it kept; to be called before it measures.
     *
     * @param kept what was kept, and how well
     * @param more what else is to be told about it, in the log
     */
    public void remember(Recollection kept, List<MeterEvent> more) {
        long now = time.meterMillis();
        long back = more.stream()
                .filter(ClockSet.class::isInstance)
                .mapToLong(event -> event.span().startMillis())
                .findFirst()
                .orElse(now);
        memory.restore(kept, supply.outage(), back, now);
        if (supply.state() == PowerState.ON) {
            supply.outage().end(back);
        }
        for (MeterEvent event : more) {
            members.events().add(event);
            if (event instanceof SettingChanged changed) {
                members.changes().add(new LoggedChange(changed, OPTIONS));
            }
        }
    }

    /** Writes records and events to a volume from now on; to be called after {@link #remember}. */
    public void connect(LogVolume volume) {
        members.recording().attach(volume, time.meterMillis());
    }

    /** What it keeps without power. */
    Sections memory(long hostMillis) {
        return memory.save(inForce.settings(), new KeptClock(time.meterMillis(), hostMillis));
    }

    /** Tells whether its memory can be written; the message of a disk that fails, or nothing. */
    void memoryWritten(Optional<String> problem) {
        memory.written(problem, time.meterMillis());
    }

    /** Writes its counters. */
    void saveEnergies(DataOutputStream out) throws IOException {
        members.metering().saveEnergies(out);
    }

    /** Connects the temperature input; one that is open is an event. */
    public void connect(Temperature input) {
        members.temperature().connect(input);
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
        return supply.state();
    }

    /** Its settings. */
    Settings settings() {
        return inForce.settings();
    }

    /** Now, with its clock as it runs until now. */
    CountingEdge edge() {
        return time.edge();
    }

    /** How it reads its inputs. */
    PipelineConfig config() {
        return inForce.config();
    }

    /** Number of windows measured so far. */
    long windows() {
        return accounting.windows();
    }

    /** Where the next sampled window begins, in samples; NaN before the first. */
    double nextWindowStart() {
        return sampling.nextWindowStart();
    }

    /** The meter's clock at a sample, seconds since 1970. */
    double meterSeconds(double sample) {
        return time.meterSeconds(sample);
    }

    /**
     * Measures the next samples.
     *
     * @param block volts at the inputs
     * @param from where the block begins, in samples of the reference rate
     * @param measured is told each window that is complete now, after everything has counted it
     */
    void accept(SampleBlock block, double from, Consumer<WindowMeasurement> measured) {
        if (supply.state() == PowerState.BOOTING) {
            boot(block, from + block.length() * (time.sampleRateHz() / block.sampleRateHz()));
        } else if (supply.state() == PowerState.ON) {
            Consumer<MeasuredWindow> counting = complete -> {
                accounting.count(complete);
                measured.accept(accounting.window());
            };
            sampling.accept(block, counting, members.voltageEvents()::settle);
        }
    }

    /** Its converter starts one block before it measures. */
    private void boot(SampleBlock block, double endSample) {
        if (supply.bootsAt(endSample)) {
            return;
        }
        sampling.start(block, endSample);
        inForce.begin();
        supply.booted();
    }

    /**
     * The supply is gone. The window that was being sampled counts as far as it came, with the power its samples show.
     *
     * @param sample when, in samples
     * @param countedTo up to where windows have been counted, in samples; NaN when samples say it
     * @return from where on the rest was counted, in samples; NaN when there was none
     */
    double switchOff(double sample, double countedTo) {
        boolean sampled = Double.isNaN(countedTo);
        double from = sampled ? sampling.countsFrom() : countedTo;
        boolean counts = supply.state() == PowerState.ON && from < sample;
        if (counts) {
            accounting.countPart(from, sample, sampled ? sampling.begun() : Optional.empty());
        } else {
            accounting.endParts();
        }
        members.voltageEvents().stop();
        members.protection().switchOff(time.virtualSeconds(sample));
        members.recording().interrupt();
        accounting.forget();
        supply.switchOff(sample);
        return counts ? from : Double.NaN;
    }

    /**
     * The supply is back: the boot screen comes up, and then it measures.
     *
     * @param sample when, in samples
     */
    void switchOn(double sample) {
        supply.switchOn(sample);
    }

    /** True when a supply voltage carries it (manual 8.2). */
    boolean isCarriedBy(SupplyVoltage voltage) {
        return DeviceProfile.mpm4000().carries(identity.model().supply(), voltage);
    }

    /**
     * Counts windows that were measured without samples.
     *
     * @param last the last of them
     * @param seconds how long all of them lasted
     */
    void countSteady(WindowMeasurement last, double seconds) {
        accounting.countSteady(last, seconds);
    }

    /**
     * Lets time pass for what is switched.
     *
     * @return true when something moved that a snapshot shows
     */
    boolean advanceOutputs() {
        return members.protection().advanceTo(time.virtualSeconds());
    }

    /**
     * Goes on with samples. The window before the first one that counts is measured only to settle the filters.
     *
     * @param settlingStart begin of the window to settle on
     * @param countingStart begin of the first window that counts
     */
    void resumeSampling(double settlingStart, double countingStart) {
        sampling.resume(settlingStart, countingStart, windows());
    }

    /** Carries out a command, or says why not. */
    CommandResult apply(MeterCommand command) {
        return commands.apply(command, supply.state());
    }

    /** Everything there is to see now. */
    MeterSnapshot snapshot(Instant virtual) {
        return new MeterSnapshot(
                identity,
                supply.state(),
                time.meterMillis(virtual),
                accounting.window(),
                members.metering().readings(),
                inForce.settings(),
                members.events().records(),
                members.temperature().reading(),
                members.protection().readings(),
                communication.readings(),
                members.recording().readings(),
                members.changes().newestFirst());
    }
}
