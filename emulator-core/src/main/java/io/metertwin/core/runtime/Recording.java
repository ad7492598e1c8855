package io.metertwin.core.runtime;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.LoggedChange;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.core.measure.RecordQuantities;
import io.metertwin.core.record.RecordColumn;
import io.metertwin.core.record.RecordReadings;
import io.metertwin.core.record.RecordSetup;
import io.metertwin.core.record.RecordState;
import io.metertwin.core.record.RecordTask;
import io.metertwin.core.record.VolumeJournal;
import io.metertwin.core.record.VolumeRecords;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.storage.LogVolume;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** The record task of a meter, its files and the files of its events. Used by the loop's thread only. */
final class Recording {

    /** Share of a window that rounding may take from a window that ends when a row is due. */
    private static final double SAME_WINDOW = 1e-3;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final List<QuantityReading> readings;
    private final VolumeRecords records;
    private final VolumeJournal journal;
    private final EventLog events;
    private final RecordTask task;

    /** What was told before there was a volume to write it to. */
    private final List<EventRecord> early = new ArrayList<>();

    Recording(MeterIdentity identity, int circuits, EventLog events) {
        this.events = events;
        List<RecordColumn> columns = RecordQuantities.columns(circuits);
        readings = columns.stream()
                .map(column -> Quantities.find(column.id(), circuits).orElseThrow())
                .toList();
        records = new VolumeRecords(identity.serialNumber(), columns, events::add);
        journal = new VolumeJournal(records);
        task = new RecordTask(records);
        events.listen(early::add);
    }

    /** Writes to a volume from now on, beginning with what has been told before the first window. */
    void attach(LogVolume volume, long meterMillis) {
        boolean isRunning = task.readings().state() == RecordState.RECORDING;
        records.attach(volume, isRunning ? Optional.of(task.cycle()) : Optional.empty(), meterMillis);
        events.listen(journal::write);
        List<EventRecord> told = List.copyOf(early);
        early.clear();
        told.forEach(journal::write);
    }

    /** A meter that measures without a volume never gets one. */
    private void forgetEarly() {
        if (!early.isEmpty()) {
            early.clear();
            events.listen(entry -> {});
        }
    }

    /** Starts or stops the task at a meter time, seconds since 1970. */
    CommandResult operate(boolean start, Settings settings, double meterSeconds) {
        if (start == task.isOn()) {
            return locked(start ? "it records already" : "it does not record");
        }
        if (!start) {
            task.stop(meterSeconds);
            return new CommandResult.Accepted();
        }
        RecordSetup setup = RecordSetup.of(settings);
        if (setup.endsBy(meterSeconds)) {
            return locked("record.end is over");
        }
        task.start(setup);
        return new CommandResult.Accepted();
    }

    /** True when changes touch what is locked while the task is on (decision 38). */
    boolean locks(Collection<? extends SettingChange<?>> changes, Settings settings) {
        return task.isOn()
                && changes.stream()
                        .anyMatch(change -> settings.catalogue().recorder.all().contains(change.setting()));
    }

    private static CommandResult locked(String reason) {
        return new CommandResult.Refused(CommandResult.Kind.LOCKED, reason);
    }

    /** True from start to stop of the task. */
    boolean isOn() {
        return task.isOn();
    }

    /** The refusal of a change that is locked. */
    static CommandResult locked() {
        return locked("record settings are locked while the task is on");
    }

    /** Tells the journal of a setting that somebody changed. */
    void changed(LoggedChange change) {
        journal.write(change);
    }

    /** How many of some windows pass until something is to be done, that window included; all when nothing is. */
    long windowsUntilDue(double start, double windowSeconds, long windows) {
        double until = (task.due() - start) / windowSeconds - SAME_WINDOW;
        return until >= windows ? windows : Math.max(1, (long) Math.ceil(until));
    }

    /**
     * Takes notice of windows that were counted.
     *
     * @param from begin, meter time in seconds since 1970
     * @param to end
     * @param snapshot gives what there is to see at their end, a meter time in seconds since 1970
     */
    void reach(double from, double to, DoubleFunction<MeterSnapshot> snapshot) {
        forgetEarly();
        records.retry((long) (to * MILLIS_PER_SECOND));
        task.reach(from, to, () -> {
            MeterSnapshot now = snapshot.apply(to);
            return readings.stream().map(reading -> reading.value(now)).toList();
        });
    }

    void interrupt() {
        task.interrupt();
    }

    void clockSet(double meterSeconds) {
        task.clockSet(meterSeconds);
    }

    RecordReadings readings() {
        return task.readings();
    }

    void save(DataOutputStream out) throws IOException {
        task.save(out);
    }

    /** Takes over a task; the meter was off since. */
    void restore(DataInputStream in) throws IOException {
        task.restore(in);
        task.interrupt();
    }
}
