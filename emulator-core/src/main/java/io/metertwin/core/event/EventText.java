package io.metertwin.core.event;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Events in words, for lists and files. */
public final class EventText {

    private EventText() {}

    /** Everything an event says beside its kind and its time: {@code circuit=0; point=OVERCURRENT}; may be empty. */
    public static String details(MeterEvent event) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (component.getType() != EventSpan.class) {
                parts.add(component.getName() + "=" + RecordCodec.value(event, component));
            }
        }
        return String.join("; ", parts);
    }
}
