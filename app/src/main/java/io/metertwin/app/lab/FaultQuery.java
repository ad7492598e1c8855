package io.metertwin.app.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.fault.DeviceFault;
import io.metertwin.core.fault.StorageFault;
import io.metertwin.core.fault.SupplyFault;
import java.util.Locale;

/** What a request asks the lab to do to the device. */
final class FaultQuery {

    private FaultQuery() {}

    /**
     * Understands {@code /supply?volts=230VAC} and {@code /storage?disk=full}.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    static DeviceFault parse(String path, String query) {
        if (path.equals("/supply")) {
            return new SupplyFault(supply(value(query, "volts")));
        }
        if (path.equals("/storage")) {
            return new StorageFault(disk(value(query, "disk")));
        }
        throw new IllegalArgumentException("there is no " + path + "; use /supply?volts=0 or /storage?disk=full");
    }

    private static SupplyVoltage supply(String text) {
        return SupplyVoltage.parse(text.matches("[0-9.]+") ? text + "V" : text);
    }

    private static StorageFault.Disk disk(String text) {
        for (StorageFault.Disk disk : StorageFault.Disk.values()) {
            if (disk.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return disk;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not known; allowed: good, full, read-only");
    }

    private static String value(String query, String name) {
        if (query == null || !query.startsWith(name + "=")) {
            throw new IllegalArgumentException("write " + name + "=... behind the question mark");
        }
        return query.substring(name.length() + 1);
    }

    static String error(String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message).toString();
    }
}
