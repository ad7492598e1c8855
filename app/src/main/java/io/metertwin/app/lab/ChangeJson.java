package io.metertwin.app.lab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.metertwin.core.event.LoggedChange;
import java.util.List;

/** The log of changes of settings as JSON, newest first. */
final class ChangeJson {

    private ChangeJson() {}

    static ArrayNode of(List<LoggedChange> changes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (LoggedChange entry : changes) {
            ObjectNode node = array.addObject();
            node.put("time", MeterTimeText.of(entry.change().span().startMillis()));
            node.put("setting", entry.change().setting());
            node.put("before", entry.change().before());
            node.put("after", entry.change().after());
            node.put("surface", entry.by().surface());
            node.put("peer", entry.by().peer());
        }
        return array;
    }
}
