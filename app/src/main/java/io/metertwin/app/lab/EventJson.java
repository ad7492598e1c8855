package io.metertwin.app.lab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.metertwin.core.event.AffectedVoltages;
import io.metertwin.core.event.AlarmRaised;
import io.metertwin.core.event.ClockSet;
import io.metertwin.core.event.CountersCleared;
import io.metertwin.core.event.EnergyWrapped;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.EventRecords;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.PasswordRejected;
import io.metertwin.core.event.RecordCut;
import io.metertwin.core.event.RecordRemoved;
import io.metertwin.core.event.RecordStarted;
import io.metertwin.core.event.RecordStopped;
import io.metertwin.core.event.SettingChanged;
import io.metertwin.core.event.SettingRejected;
import io.metertwin.core.event.StorageFailed;
import io.metertwin.core.event.StorageLost;
import io.metertwin.core.event.StorageRecovered;
import io.metertwin.core.event.VoltageDip;
import io.metertwin.core.event.VoltageInterruption;
import io.metertwin.core.event.VoltageSwell;
import io.metertwin.core.event.VolumeFailed;

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
            node.put("durationMillis", event.span().durationMillis());
        } else {
            node.putNull("durationMillis");
        }
        if (event instanceof VoltageDip dip) {
            put(node, "residualVolts", dip.residualVolts(), dip.on());
        } else if (event instanceof VoltageSwell swell) {
            put(node, "maximumVolts", swell.maximumVolts(), swell.on());
        } else if (event instanceof VoltageInterruption interruption) {
            put(node, "residualVolts", interruption.residualVolts(), interruption.on());
        } else if (event instanceof EnergyWrapped wrapped) {
            node.put("register", wrapped.register());
        } else if (event instanceof ClockSet set) {
            node.put("to", MeterTimeText.of(set.toMillis()));
        } else if (event instanceof AlarmRaised alarm) {
            node.put("circuit", alarm.circuit() + 1);
            node.put("point", alarm.point().id());
            node.put("triggerValue", alarm.triggerValue());
            node.put("extremeValue", alarm.extremeValue());
        }
        putStorage(node, event);
        return node;
    }

    private static void putStorage(ObjectNode node, MeterEvent event) {
        if (event instanceof StorageRecovered recovered) {
            node.put("detail", recovered.detail());
        } else if (event instanceof StorageLost lost) {
            node.put("detail", lost.detail());
        } else if (event instanceof StorageFailed failed) {
            node.put("detail", failed.detail());
        } else if (event instanceof SettingRejected rejected) {
            node.put("setting", rejected.setting());
            node.put("text", rejected.text());
            node.put("reason", rejected.reason());
        } else if (event instanceof SettingChanged changed) {
            node.put("setting", changed.setting());
            node.put("before", changed.before());
            node.put("after", changed.after());
        } else if (event instanceof RecordStarted started) {
            node.put("name", started.name());
        } else if (event instanceof RecordStopped stopped) {
            node.put("name", stopped.name());
        } else if (event instanceof RecordRemoved removed) {
            node.put("file", removed.file());
        } else if (event instanceof RecordCut cut) {
            node.put("file", cut.file());
        } else if (event instanceof VolumeFailed failed) {
            node.put("detail", failed.detail());
        } else if (event instanceof PasswordRejected rejected) {
            node.put("surface", rejected.surface());
            node.put("peer", rejected.peer());
        } else if (event instanceof CountersCleared cleared) {
            put(node, cleared);
        }
    }

    /** Circuits count from 1; a clear of all has none. */
    private static void put(ObjectNode node, CountersCleared cleared) {
        node.put("counters", cleared.counters());
        if (cleared.circuit() >= 0) {
            node.put("circuit", cleared.circuit() + 1);
        }
        node.put("surface", cleared.surface());
        node.put("peer", cleared.peer());
        node.put("lost", cleared.lost());
    }

    private static void put(ObjectNode node, String name, double volts, AffectedVoltages on) {
        node.put(name, volts);
        ArrayNode channels = node.putArray("channels");
        on.channels().forEach(channel -> channels.add(channel.name()));
    }
}
