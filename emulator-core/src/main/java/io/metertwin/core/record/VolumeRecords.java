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
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes cycles as files of a log volume, one for each day of the meter's clock. What goes wrong is an event, once. */
public final class VolumeRecords implements RecordSink {

    private static final String DAY = "uuuuMMdd";
    private static final String BEGIN = "uuuuMMdd-HHmmss";

    private final String serialNumber;
    private final List<RecordColumn> columns;
    private final Consumer<MeterEvent> events;
    private LogVolume volume;
    private boolean failed;
    private boolean finishing;

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
    }

    /**
     * Writes to a volume from now on, after torn lines are cut off.
     *
     * @param to the volume
     * @param running whether a cycle is running; without one the files of a cycle are finished
     * @param meterMillis now, milliseconds since 1970 in meter time
     */
    public void attach(LogVolume to, boolean running, long meterMillis) {
        volume = to;
        finishing = !running;
        attempt(
                meterMillis,
                () -> volume.repair(file -> events.accept(new RecordCut(at(meterMillis), file))),
                this::finish);
    }

    /** Files of a cycle that is over and could not be moved are moved before the next line, unless another cycle runs. */
    private void finish() throws IOException {
        if (finishing) {
            volume.finishCycle();
            finishing = false;
        }
    }

    @Override
    public void begun(RecordCycle cycle) {
        events.accept(new RecordStarted(at(cycle.startMillis()), cycle.setup().name()));
        finishing = false;
    }

    @Override
    public void ended(RecordCycle cycle, long meterMillis) {
        if (volume != null) {
            finishing = true;
            attempt(meterMillis, this::finish);
        }
        events.accept(new RecordStopped(at(meterMillis), cycle.setup().name()));
    }

    @Override
    public void line(RecordCycle cycle, RecordRow row) {
        if (volume != null) {
            String file = LogVolume.RUNNING + file(cycle, row);
            attempt(row.meterMillis(), () -> append(file, header(cycle), line(row), row.meterMillis()));
        }
    }

    /** Adds a line to a log of the volume, which is put away first when it is large; without a volume it is lost. */
    void log(String file, String header, String line, long meterMillis) {
        if (volume != null) {
            String stamp = MeterTimeText.of(meterMillis, BEGIN) + "_" + MeterTimeText.of(meterMillis, DAY);
            attempt(
                    meterMillis,
                    () -> volume.roll(file, stamp),
                    this::finish,
                    () -> append(file, header, line, meterMillis));
        }
    }

    private void append(String file, String header, String line, long meterMillis) throws IOException {
        volume.append(file, header, line)
                .forEach(removed -> events.accept(new RecordRemoved(at(meterMillis), removed)));
    }

    /** Something the disk may refuse. */
    private interface Attempt {

        void run() throws IOException;
    }

    /**
     * Does each of some things, also after one was refused. A failure is told once; telling it writes to the volume again,
     * which by then is known to fail.
     */
    private void attempt(long meterMillis, Attempt... attempts) {
        IOException refusal = null;
        for (Attempt attempt : attempts) {
            try {
                attempt.run();
            } catch (IOException e) {
                refusal = refusal == null ? e : refusal;
            }
        }
        boolean known = failed;
        failed = refusal != null;
        if (failed && !known) {
            events.accept(new VolumeFailed(at(meterMillis), String.valueOf(refusal.getMessage())));
        }
    }

    private static EventSpan at(long meterMillis) {
        return new EventSpan(meterMillis, 0);
    }

    private static String file(RecordCycle cycle, RecordRow row) {
        String name = cycle.setup().name().replaceAll("[^A-Za-z0-9-]", "-");
        return (name.isEmpty() ? "record" : name) + "_" + MeterTimeText.of(cycle.startMillis(), BEGIN) + "_"
                + MeterTimeText.of(row.meterMillis(), DAY) + ".csv";
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
