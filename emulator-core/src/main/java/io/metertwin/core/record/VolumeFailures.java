package io.metertwin.core.record;

import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.VolumeFailed;
import io.metertwin.core.storage.DiskRefusal;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which files of a log volume cannot be written, and why. A reason is told once, however many files it concerns, until
 * what it stopped can be written again: a disk that takes the short lines of a log and none of the long ones of a record is
 * still full.
 */
final class VolumeFailures {

    private final String record;
    private final Consumer<MeterEvent> events;
    private final Map<String, String> reasons = new TreeMap<>();

    /**
     * No failures yet.
     *
     * @param record stands for the files of the record, which decide whether a reason is gone
     * @param events is told of failures
     */
    VolumeFailures(String record, Consumer<MeterEvent> events) {
        this.record = record;
        this.events = events;
    }

    /** A file could not be written. Telling it writes to the volume again, which by then is known to fail. */
    void failed(String file, IOException refusal, long meterMillis) {
        String reason = DiskRefusal.reason(refusal);
        boolean isKnown = reasons.containsKey(file) || reasons.containsValue(reason);
        reasons.put(file, reason);
        if (!isKnown) {
            events.accept(new VolumeFailed(new EventSpan(meterMillis, 0), DiskRefusal.words(refusal)));
        }
    }

    /** A file was written. */
    void worked(String file) {
        String reason = reasons.remove(file);
        if (reason != null) {
            reasons.entrySet()
                    .removeIf(other -> other.getValue().equals(reason)
                            && (file.equals(record) || !other.getKey().equals(record)));
        }
    }
}
