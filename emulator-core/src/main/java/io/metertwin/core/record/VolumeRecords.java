package io.metertwin.core.record;

import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.RecordCut;
import io.metertwin.core.event.RecordRemoved;
import io.metertwin.core.event.RecordStarted;
import io.metertwin.core.event.RecordStopped;
import io.metertwin.core.event.VolumeFailed;
import io.metertwin.core.storage.LogVolume;
import io.metertwin.core.time.MeterTimeText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes cycles as files of a log volume, one for each day of the meter's clock. What goes wrong is an event, once. */
public final class VolumeRecords implements RecordSink {

    private static final String DAY = "uuuuMMdd";
    private static final String BEGIN = "uuuuMMdd-HHmmss";

    private final String serialNumber;
    private final List<RecordColumn> columns;
    private final Consumer<MeterEvent> events;
    private final VolumeFailures failures;

    /** Files of cycles that are over and could not be moved yet. */
    private final Set<String> over = new TreeSet<>();

    /** Last lines of these cycles that the disk refused. */
    private final Deque<RefusedLine> stops = new ArrayDeque<>();

    private LogVolume volume;
    private boolean finishing;

    /** A line that is to be written when the disk takes it. */
    private record RefusedLine(String file, String header, String line, long meterMillis) {}

    /**
     * Records that go nowhere until there is a volume.
     *
     * @param serialNumber of the meter
     * @param columns what a row holds
     * @param events is told what happens to files and cycles
     */
    public VolumeRecords(String serialNumber, List<RecordColumn> columns, Consumer<MeterEvent> events) {
        this.serialNumber = serialNumber;
        this.columns = List.copyOf(columns);
        this.events = events;
        failures = new VolumeFailures(LogVolume.RUNNING, events);
    }

    /**
     * Writes to a volume from now on, after torn lines are cut off and the files of cycles that are over are finished; one
     * that lost its last line to a process that ended gets one that says so.
     *
     * @param to the volume
     * @param running the cycle that runs; empty when none does
     * @param meterMillis now, milliseconds since 1970 in meter time
     */
    public void attach(LogVolume to, Optional<RecordCycle> running, long meterMillis) {
        volume = to;
        volume.running().stream()
                .filter(file -> running.isEmpty() || !file.startsWith(LogVolume.RUNNING + prefix(running.get())))
                .forEach(over::add);
        attempt(
                LogVolume.RUNNING,
                meterMillis,
                () -> volume.repair(file -> events.accept(new RecordCut(at(meterMillis), file))),
                () -> UnendedCycles.of(volume, over)
                        .forEach(line -> stops.add(new RefusedLine(line.file(), "", line.text(), meterMillis))));
        retry(meterMillis);
    }

    /** Finishes cycles that are over and that the disk did not let finish; does nothing when there are none. */
    public void retry(long meterMillis) {
        if (volume != null && !finishing && !(over.isEmpty() && stops.isEmpty())) {
            finishing = true;
            attempt(LogVolume.RUNNING, meterMillis, this::finish);
            finishing = false;
        }
    }

    private void finish() throws IOException {
        while (!stops.isEmpty()) {
            RefusedLine stop = stops.element();
            append(stop.file(), stop.header(), stop.line(), stop.meterMillis());
            stops.remove();
        }
        try {
            volume.finish(over);
        } finally {
            over.retainAll(volume.running());
        }
    }

    @Override
    public void begun(RecordCycle cycle) {
        events.accept(new RecordStarted(at(cycle.startMillis()), cycle.setup().name()));
    }

    @Override
    public void ended(RecordCycle cycle, long meterMillis) {
        if (volume != null) {
            over.addAll(volume.running());
            stops.forEach(stop -> over.add(stop.file()));
            retry(meterMillis);
        }
        events.accept(new RecordStopped(at(meterMillis), cycle.setup().name()));
    }

    @Override
    public boolean line(RecordCycle cycle, RecordRow row) {
        if (volume == null) {
            return true;
        }
        retry(row.meterMillis());
        RefusedLine line =
                new RefusedLine(LogVolume.RUNNING + file(cycle, row), header(cycle), line(row), row.meterMillis());
        boolean stands = !over.contains(line.file())
                && attempt(
                        LogVolume.RUNNING,
                        line.meterMillis(),
                        () -> append(line.file(), line.header(), line.line(), line.meterMillis()));
        if (!stands && row.mark() == RecordRow.Mark.STOP) {
            stops.add(line);
        }
        return stands;
    }

    /** Adds a line to a log of the volume, which is put away first when it is large; without a volume it is lost. */
    void log(String file, String header, String line, long meterMillis) {
        if (volume != null) {
            retry(meterMillis);
            String stamp = MeterTimeText.of(meterMillis, BEGIN) + "_" + MeterTimeText.of(meterMillis, DAY);
            attempt(file, meterMillis, () -> volume.roll(file, stamp), () -> append(file, header, line, meterMillis));
        }
    }

    private void append(String file, String header, String line, long meterMillis) throws IOException {
        if (volume.hasLostLines(file)) {
            events.accept(new VolumeFailed(
                    at(meterMillis), file + " was removed or cut by somebody else; what it held is lost"));
        }
        volume.append(file, header, line)
                .forEach(removed -> events.accept(new RecordRemoved(at(meterMillis), removed)));
    }

    /** Something the disk may refuse. */
    private interface Attempt {

        void run() throws IOException;
    }

    /** Does each of some things with a file, also after one was refused; true when none was. */
    private boolean attempt(String file, long meterMillis, Attempt... attempts) {
        IOException refusal = null;
        for (Attempt attempt : attempts) {
            try {
                attempt.run();
            } catch (IOException e) {
                refusal = refusal == null ? e : refusal;
            }
        }
        if (refusal == null) {
            failures.worked(file);
        } else {
            failures.failed(file, refusal, meterMillis);
        }
        return refusal == null;
    }

    private static EventSpan at(long meterMillis) {
        return new EventSpan(meterMillis, 0);
    }

    private static String prefix(RecordCycle cycle) {
        String name = cycle.setup().name().replaceAll("[^A-Za-z0-9-]", "-");
        return (name.isEmpty() ? "record" : name) + "_" + MeterTimeText.of(cycle.startMillis(), BEGIN) + "_";
    }

    private static String file(RecordCycle cycle, RecordRow row) {
        return prefix(cycle) + MeterTimeText.of(row.meterMillis(), DAY) + ".csv";
    }

    private String header(RecordCycle cycle) {
        RecordSetup setup = cycle.setup();
        return "# MeterTwin record 1; meter " + serialNumber + "\n"
                + "# name: " + setup.name() + "\n"
                + "# operator: " + setup.operator() + "\n"
                + "# location: " + setup.location() + "\n"
                + "# cycle: " + MeterTimeText.of(cycle.startMillis()) + "\n"
                + "# interval: " + setup.intervalSeconds() + " s\n"
                + "time,mark,"
                + columns.stream().map(RecordColumn::title).collect(Collectors.joining(",")) + "\n";
    }

    private String line(RecordRow row) {
        StringBuilder line = new StringBuilder(MeterTimeText.of(row.meterMillis()))
                .append(',')
                .append(row.mark().word());
        for (int k = 0; k < columns.size(); k++) {
            line.append(',').append(columns.get(k).format(row.value(k)));
        }
        return line.append('\n').toString();
    }
}
