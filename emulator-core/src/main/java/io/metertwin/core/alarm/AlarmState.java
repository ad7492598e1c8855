package io.metertwin.core.alarm;

import io.metertwin.core.event.AlarmRaised;
import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.settings.AlarmPoint;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One alarm point of one circuit: how long its threshold has been reached, and its alarm while there is one. An alarm that
 * a power cut interrupts is held: the first window after it says whether the alarm lasted, or ended when it was last seen.
 */
final class AlarmState {

    /** What became of an alarm in some windows. */
    enum Change {
        /** Nothing that anybody sees. */
        NONE,
        /** It was raised. */
        RAISED,
        /** It goes on after a power cut. */
        RESUMED,
        /** It ended. */
        RELEASED
    }

    /** Times this close are one. */
    private static final double SAME_SECONDS = 1e-6;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final int circuit;
    private final AlarmPoint point;
    private final EventLog log;
    private AlarmRule rule;
    private boolean active;
    private boolean held;
    private double pendingSeconds;
    private long sinceMillis;
    private double triggerValue;
    private double extremeValue;
    private double activeSeconds;
    private long seenMillis;
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
        boolean ends = active || held;
        if (ends) {
            release();
        }
        return ends;
    }

    /**
     * Stops judging, because the power is gone. An alarm that lasts is held.
     *
     * @return true when it was shown until now
     */
    boolean hold() {
        rule = null;
        pendingSeconds = 0;
        boolean shown = active;
        held |= active;
        active = false;
        return shown;
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
        if (held) {
            return 1;
        }
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
     * @return what changed at the end of the last one
     */
    Change advance(double value, double seconds, long endMillis) {
        if (held) {
            return resume(value, seconds, endMillis);
        }
        if (active) {
            return last(value, seconds, endMillis);
        }
        if (!rule.raises(value)) {
            pendingSeconds = 0;
            return Change.NONE;
        }
        extremeValue = pendingSeconds == 0 ? value : rule.further(extremeValue, value);
        pendingSeconds += seconds;
        if (pendingSeconds < rule.delaySeconds() - SAME_SECONDS) {
            return Change.NONE;
        }
        active = true;
        pendingSeconds = 0;
        activeSeconds = 0;
        sinceMillis = endMillis;
        seenMillis = endMillis;
        triggerValue = value;
        eventNumber = log.add(event(EventSpan.begun(sinceMillis)));
        return Change.RAISED;
    }

    private Change resume(double value, double seconds, long endMillis) {
        if (rule.releases(value)) {
            release();
            return Change.RELEASED;
        }
        held = false;
        active = true;
        activeSeconds += Math.max(0, (endMillis - seenMillis) / MILLIS_PER_SECOND - seconds);
        last(value, seconds, endMillis);
        eventNumber = eventNumber();
        return Change.RESUMED;
    }

    private Change last(double value, double seconds, long endMillis) {
        activeSeconds += seconds;
        seenMillis = endMillis;
        if (rule.releases(value)) {
            release();
            return Change.RELEASED;
        }
        double furthest = rule.further(extremeValue, value);
        if (furthest != extremeValue) {
            extremeValue = furthest;
            log.update(eventNumber(), event(EventSpan.begun(sinceMillis)));
        }
        return Change.NONE;
    }

    private void release() {
        active = false;
        held = false;
        log.update(eventNumber(), event(EventSpan.begun(sinceMillis).ended(activeSeconds * MILLIS_PER_SECOND)));
    }

    private AlarmRaised event(EventSpan span) {
        return new AlarmRaised(span, circuit, point, triggerValue, extremeValue);
    }

    /** The event of the alarm; after a power cut the one in the log that lasts, or else a new one. */
    private long eventNumber() {
        if (eventNumber == 0) {
            eventNumber = log.records().newestFirst().stream()
                    .filter(entry -> isMine(entry.event()))
                    .findFirst()
                    .map(EventRecord::number)
                    .orElseGet(() -> log.add(event(EventSpan.begun(sinceMillis))));
        }
        return eventNumber;
    }

    /** True when an event is that of the alarm held here: it goes on or ends with it. */
    boolean holds(MeterEvent event) {
        return held && isMine(event);
    }

    private boolean isMine(MeterEvent event) {
        return event instanceof AlarmRaised raised
                && !raised.span().hasEnded()
                && raised.span().startMillis() == sinceMillis
                && raised.circuit() == circuit
                && raised.point() == point;
    }

    /** Writes the alarm; a delay that runs is not kept, for a power cut interrupts it. */
    void save(DataOutputStream out) throws IOException {
        out.writeBoolean(active || held);
        out.writeLong(sinceMillis);
        out.writeDouble(triggerValue);
        out.writeDouble(extremeValue);
        out.writeDouble(activeSeconds);
        out.writeLong(seenMillis);
    }

    /** A state as it was saved, with no rule yet and its alarm held. */
    static AlarmState read(int circuit, AlarmPoint point, EventLog log, DataInputStream in, boolean seen)
            throws IOException {
        AlarmState state = new AlarmState(circuit, point, log);
        state.held = in.readBoolean();
        state.sinceMillis = in.readLong();
        state.triggerValue = in.readDouble();
        state.extremeValue = in.readDouble();
        state.activeSeconds = in.readDouble();
        boolean finite = Double.isFinite(state.triggerValue) && Double.isFinite(state.extremeValue);
        if (!finite || !(state.activeSeconds >= 0 && Double.isFinite(state.activeSeconds))) {
            throw new IOException("the stored " + point.id() + " alarm of circuit " + (circuit + 1) + " is no alarm");
        }
        state.seenMillis =
                seen ? in.readLong() : state.sinceMillis + Math.round(state.activeSeconds * MILLIS_PER_SECOND);
        return state;
    }

    /** The rule in force; {@code null} while the point is off. */
    AlarmRule rule() {
        return rule;
    }
}
