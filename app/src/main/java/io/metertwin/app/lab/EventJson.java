package io.metertwin.app.lab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.metertwin.core.event.EventDetails;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.EventRecords;
import io.metertwin.core.event.EventText;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.unit.Unit;
import java.util.Collection;

/** The log of a meter as JSON, newest event first. */
final class EventJson {

    private EventJson() {}

    static ArrayNode of(EventRecords records) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        for (EventRecord entry : records.newestFirst()) {
            events.add(of(entry));
        }
        return events;
    }

    private static ObjectNode of(EventRecord entry) {
        MeterEvent event = entry.event();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", entry.number());
        node.put("kind", event.kind().id());
        node.put("start", MeterTimeText.of(event.span().startMillis()));
        if (event.span().hasEnded()) {
            node.put("durationMillis", EventText.shownMillis(event.span().durationMillis()));
        } else {
            node.putNull("durationMillis");
        }
        event.tell(new Fields(node));
        return node;
    }

    /** Puts the details of an event into its object. */
    private record Fields(ObjectNode node) implements EventDetails {

        @Override
        public void text(String name, String value) {
            node.put(name, value);
        }

        @Override
        public void texts(String name, Collection<String> values) {
            ArrayNode array = node.putArray(name);
            values.forEach(array::add);
        }

        @Override
        public void count(String name, int value) {
            node.put(name, value);
        }

        @Override
        public void value(String name, double value, Unit unit) {
            if (Double.isFinite(value)) {
                node.put(name, value);
            }
        }

        @Override
        public void time(String name, long meterMillis) {
            node.put(name, MeterTimeText.of(meterMillis));
        }
    }
}
