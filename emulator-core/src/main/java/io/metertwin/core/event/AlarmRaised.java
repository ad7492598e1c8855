package io.metertwin.core.event;

import io.metertwin.core.settings.AlarmPoint;

/**
 * An alarm of a circuit (manual 5.10).
 *
 * @param span when it was raised, and how long it lasted until its release
 * @param circuit circuit from 0
 * @param point what was judged
 * @param triggerValue the deciding value of the window that raised it, in the unit of the point
 * @param extremeValue the value furthest beyond the threshold so far, its delay included
 */
public record AlarmRaised(EventSpan span, int circuit, AlarmPoint point, double triggerValue, double extremeValue)
        implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.ALARM;
    }

    @Override
    public void tell(EventDetails to) {
        to.count("circuit", circuit + 1);
        to.text("point", point.id());
        to.value("triggerValue", triggerValue, point.unit());
        to.value("extremeValue", extremeValue, point.unit());
    }
}
