package io.metertwin.core.record;

import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.RecordCut;
import io.metertwin.core.event.RecordRemoved;
import io.metertwin.core.event.RecordStarted;
import io.metertwin.core.event.RecordStopped;
import io.metertwin.core.event.VolumeFailed;
import io.metertwin.core.storage.LogVolume;
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
        attempt(meterMillis, () -> {
            volume.repair().forEach(file -> events.accept(new RecordCut(at(meterMillis), file)));
            if (!running) {
                volume.finishCycle();
            }
        });
    }

    @Override
    public void begun(RecordCycle cycle) {
        events.accept(new RecordStarted(at(cycle.startMillis()), cycle.setup().name()));
    }

    @Override
    public void ended(RecordCycle cycle, long meterMillis) {
        if (volume != null) {
            attempt(meterMillis, volume::finishCycle);
        }
        events.accept(new RecordStopped(at(meterMillis), cycle.setup().name()));
    }

    @Override
    public void line(RecordCycle cycle, RecordRow row) {
        append(LogVolume.RUNNING + file(cycle, row), header(cycle), line(row), row.meterMillis());
    }

    /** Adds a line to a file of the volume; without a volume it is lost. */
    void append(String file, String header, String line, long meterMillis) {
        if (volume != null) {
            attempt(
                    meterMillis,
                    () -> volume.append(file, header, line)
                            .forEach(removed -> events.accept(new RecordRemoved(at(meterMillis), removed))));
        }
    }

    /** Something the disk may refuse. */
    private interface Attempt {

        void run() throws IOException;
    }

    /** A failure is told once; telling it writes to the volume again, which by then is known to fail. */
    private void attempt(long meterMillis, Attempt attempt) {
        try {
            attempt.run();
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                failed = true;
                events.accept(new VolumeFailed(at(meterMillis), String.valueOf(e.getMessage())));
            }
        }
    }

    private static EventSpan at(long meterMillis) {
        return new EventSpan(meterMillis, 0);
    }

    private static String file(RecordCycle cycle, RecordRow row) {
        String name = cycle.setup().name().replaceAll("[^A-Za-z0-9-]", "-");
        return (name.isEmpty() ? "record" : name) + "_" + CsvText.time(cycle.startMillis(), BEGIN) + "_"
                + CsvText.time(row.meterMillis(), DAY) + ".csv";
    }

    private String header(RecordCycle cycle) {
        RecordSetup setup = cycle.setup();
        return "# MeterTwin record 1; meter " + serialNumber + "\n"
                + "# name: " + setup.name() + "\n"
                + "# operator: " + setup.operator() + "\n"
                + "# location: " + setup.location() + "\n"
                + "# cycle: " + CsvText.time(cycle.startMillis()) + "\n"
                + "# interval: " + setup.intervalSeconds() + " s\n"
                + "time,mark,"
                + columns.stream().map(RecordColumn::title).collect(Collectors.joining(",")) + "\n";
    }

    private String line(RecordRow row) {
        StringBuilder line = new StringBuilder(CsvText.time(row.meterMillis()))
                .append(',')
                .append(row.mark().word());
        for (int k = 0; k < columns.size(); k++) {
            line.append(',').append(columns.get(k).format(row.value(k)));
        }
        return line.append('\n').toString();
    }
}
