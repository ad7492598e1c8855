package io.metertwin.core.runtime;

import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.SupplyLost;
import java.util.Optional;

/**
 * The time without supply, one event however it comes about: a process that stops while the supply is off goes on with
 * the event of the next one. Times are milliseconds since 1970 in meter time. Used by the loop's thread.
 */
final class SupplyOutage {

    private final EventLog log;
    private Optional<EventRecord> lasting = Optional.empty();

    SupplyOutage(EventLog log) {
        this.log = log;
    }

    /** The supply is gone; nothing happens when it was gone before. */
    void begin(long meterMillis) {
        if (lasting.isEmpty()) {
            SupplyLost event = new SupplyLost(EventSpan.begun(meterMillis));
            lasting = Optional.of(new EventRecord(log.add(event), event));
        }
    }

    /** The supply is back; nothing happens when it was there before. */
    void end(long meterMillis) {
        lasting.ifPresent(entry -> {
            EventSpan span = entry.event().span();
            double lasted = Math.max(0, meterMillis - span.startMillis());
            log.update(entry.number(), new SupplyLost(span.ended(lasted)));
        });
        lasting = Optional.empty();
    }

    /**
     * Goes on with the outage that lasts in the log, or with one that began when the process stopped; none began when it
     * stopped just now.
     *
     * @param stoppedMillis when the process stopped
     * @param backMillis now, by a clock that nobody has set meanwhile
     */
    void recall(long stoppedMillis, long backMillis) {
        lasting = log.records().newestFirst().stream()
                .filter(entry -> lasts(entry.event()))
                .findFirst();
        if (backMillis > stoppedMillis) {
            begin(stoppedMillis);
        }
    }

    /** True for the event of an outage that has not ended. */
    static boolean lasts(MeterEvent event) {
        return event instanceof SupplyLost && !event.span().hasEnded();
    }
}
