package io.metertwin.app.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A snapshot as JSON: every value by its id with unit and truth, the events, every setting but passwords. Absent values are null. */
public final class SnapshotJson {

    private SnapshotJson() {}

    /** The whole snapshot. */
    public static ObjectNode of(MeterSnapshot snapshot, Optional<MeterSnapshot> truth) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("model", snapshot.identity().model().code());
        root.put("serial", snapshot.identity().serialNumber());
        root.put("firmware", snapshot.identity().firmware());
        root.put("state", snapshot.state().name());
        root.put("meterTime", MeterTimeText.of(snapshot.meterMillis()));
        root.put("windows", snapshot.windowCount());
        ObjectNode values = root.putObject("values");
        for (QuantityReading reading : Quantities.readings(snapshot.circuits())) {
            values.set(reading.id(), value(reading, snapshot, truth));
        }
        ObjectNode times = root.putObject("times");
        for (QuantityReading reading : Quantities.times(snapshot.circuits())) {
            double seconds = reading.value(snapshot);
            times.put(reading.id(), Double.isNaN(seconds) ? null : MeterTimeText.of(Math.round(seconds * 1e3)));
        }
        root.set("events", EventJson.of(snapshot.events()));
        root.set("settingChanges", ChangeJson.of(snapshot.changes()));
        ObjectNode settings = root.putObject("settings");
        for (Setting<?> setting : snapshot.settings().catalogue().all()) {
            if (!setting.secret()) {
                put(settings, setting, snapshot.settings());
            }
        }
        return root;
    }

    /** One value with its unit and, where it is known, its truth. */
    public static ObjectNode value(QuantityReading reading, MeterSnapshot snapshot, Optional<MeterSnapshot> truth) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        put(node, "value", reading.value(snapshot));
        node.put("unit", reading.quantity().unit().symbol());
        truth.ifPresent(exact -> put(node, "truth", reading.value(exact)));
        return node;
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }

    private static <T> void put(ObjectNode node, Setting<T> setting, Settings settings) {
        node.put(setting.id(), settings.text(setting));
    }

    /** Writes the whole snapshot and its single harmonics, those without a value left out, to a file. */
    public static void write(MeterSnapshot snapshot, Optional<MeterSnapshot> truth, Path file) throws IOException {
        ObjectNode root = of(snapshot, truth);
        ObjectNode harmonics = root.putObject("harmonics");
        for (QuantityReading reading : Quantities.harmonics(snapshot.circuits())) {
            if (!Double.isNaN(reading.value(snapshot))) {
                harmonics.set(reading.id(), value(reading, snapshot, truth));
            }
        }
        String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
        Files.writeString(file, text + "\n");
    }
}
