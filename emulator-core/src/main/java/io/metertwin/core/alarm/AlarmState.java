package io.metertwin.core.alarm;

import io.metertwin.core.event.AlarmRaised;
import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.settings.AlarmPoint;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** One alarm point of one circuit: how long its threshold has been reached, and its alarm while there is one. */
final class AlarmState {

    /** Times this close are one. */
    private static final double SAME_SECONDS = 1e-6;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final int circuit;
    private final AlarmPoint point;
    private final EventLog log;
    private AlarmRule rule;
    private boolean active;
    private double pendingSeconds;
    private long sinceMillis;
    private double triggerValue;
    private double extremeValue;
    private double activeSeconds;
    private long eventNumber;

    AlarmState(int circuit, AlarmPoint point, EventLog log) {
        this.circuit = circuit;
        this.point = point;
        this.log = log;
    }

    /**
     * Takes over a rule; an alarm that lasts is judged by it from the next window on, and ends when there is none.
     *
     * @param next the rule, or {@code null} while the point is off
     * @return true when an alarm ended
     */
    boolean configure(AlarmRule next) {
        rule = next;
        if (next != null) {
            return false;
        }
        pendingSeconds = 0;
        boolean ends = active;
        if (ends) {
            release();
        }
        return ends;
    }

    boolean enabled() {
        return rule != null;
    }

    boolean active() {
        return active;
    }

    boolean sounds() {
        return active && rule.buzzer();
    }

    boolean drivesRelay() {
        return active && rule.relay();
    }

    AlarmReading reading() {
        return new AlarmReading(active, sinceMillis, triggerValue);
    }

    AlarmPoint point() {
        return point;
    }

    /**
     * How many windows of this value it takes until something happens.
     *
     * @return from 1; {@link Long#MAX_VALUE} when nothing will
     */
    long windowsToChange(double value, double windowSeconds) {
        if (active) {
            return rule.releases(value) ? 1 : Long.MAX_VALUE;
        }
        if (!rule.raises(value)) {
            return Long.MAX_VALUE;
        }
        double missing = rule.delaySeconds() - pendingSeconds - SAME_SECONDS;
        return Math.max(1, (long) Math.ceil(missing / windowSeconds));
    }

    /**
     * Counts windows of this value, at most as many as it takes until something happens.
     *
     * @param value the deciding value
     * @param seconds how long all of them lasted
     * @param endMillis meter time at the end of the last one
     * @return true when the alarm was raised or released at the end of the last one
     */
    boolean advance(double value, double seconds, long endMillis) {
        if (active) {
            return last(value, seconds);
        }
        if (!rule.raises(value)) {
            pendingSeconds = 0;
            return false;
        }
        extremeValue = pendingSeconds == 0 ? value : rule.further(extremeValue, value);
        pendingSeconds += seconds;
        if (pendingSeconds < rule.delaySeconds() - SAME_SECONDS) {
            return false;
        }
        active = true;
        pendingSeconds = 0;
        activeSeconds = 0;
        sinceMillis = endMillis;
        triggerValue = value;
        eventNumber = log.add(event(EventSpan.begun(sinceMillis)));
        return true;
    }

    private boolean last(double value, double seconds) {
        activeSeconds += seconds;
        if (rule.releases(value)) {
            release();
            return true;
        }
        double furthest = rule.further(extremeValue, value);
        if (furthest != extremeValue) {
            extremeValue = furthest;
            log.update(eventNumber(), event(EventSpan.begun(sinceMillis)));
        }
        return false;
    }

    private void release() {
        active = false;
        log.update(eventNumber(), event(EventSpan.begun(sinceMillis).ended(activeSeconds * MILLIS_PER_SECOND)));
    }

    private AlarmRaised event(EventSpan span) {
        return new AlarmRaised(span, circuit, point, triggerValue, extremeValue);
    }

    /** The event of the alarm; after a power cut the one in the log that lasts, or else a new one. */
    private long eventNumber() {
        if (eventNumber == 0) {
            eventNumber = log.records().newestFirst().stream()
                    .filter(entry -> isMine(entry))
                    .findFirst()
                    .map(EventRecord::number)
                    .orElseGet(() -> log.add(event(EventSpan.begun(sinceMillis))));
        }
        return eventNumber;
    }

    private boolean isMine(EventRecord entry) {
        return entry.event() instanceof AlarmRaised raised
                && !raised.span().hasEnded()
                && raised.span().startMillis() == sinceMillis
                && raised.circuit() == circuit
                && raised.point() == point;
    }

    /** Writes the alarm; a delay that runs is not kept, for a power cut interrupts it. */
    void save(DataOutputStream out) throws IOException {
        out.writeBoolean(active);
        out.writeLong(sinceMillis);
        out.writeDouble(triggerValue);
        out.writeDouble(extremeValue);
        out.writeDouble(activeSeconds);
    }

    /** A state as it was saved, with no rule yet. */
    static AlarmState read(int circuit, AlarmPoint point, EventLog log, DataInputStream in) throws IOException {
        AlarmState state = new AlarmState(circuit, point, log);
        state.active = in.readBoolean();
        state.sinceMillis = in.readLong();
        state.triggerValue = in.readDouble();
        state.extremeValue = in.readDouble();
        state.activeSeconds = in.readDouble();
        boolean finite = Double.isFinite(state.triggerValue) && Double.isFinite(state.extremeValue);
        if (!finite || !(state.activeSeconds >= 0 && Double.isFinite(state.activeSeconds))) {
            throw new IOException("the stored " + point.id() + " alarm of circuit " + (circuit + 1) + " is no alarm");
        }
        return state;
    }

    /** The rule in force; {@code null} while the point is off. */
    AlarmRule rule() {
        return rule;
    }
}
