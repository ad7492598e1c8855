package io.metertwin.modbus;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.device.ModelCode.Expansion;
import io.metertwin.core.device.ModelCode.Supply;
import io.metertwin.core.settings.SensorType;
import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.RegisterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All 72 order codes (manual 2.2). */
public final class Models {

    /** Circuits 1 to 4, two kinds of input, three expansions, three supplies. */
    public static final List<ModelCode> ALL = all();

    private Models() {}

    /** One model for each way in which items are laid out, whatever they hold: supply and kind of input change none. */
    public static List<ModelCode> ofEachLayout() {
        Map<List<Slot>, ModelCode> layouts = new LinkedHashMap<>();
        for (ModelCode model : ALL) {
            layouts.putIfAbsent(
                    RegisterMap.mpm4000(model).items().stream().map(Slot::of).toList(), model);
        }
        return List.copyOf(layouts.values());
    }

    /** Where an item stands and how it is reached. */
    private record Slot(DataTable table, int address, RegisterType type, int words, boolean writable) {

        static Slot of(RegisterItem item) {
            return new Slot(item.table(), item.address(), item.type(), item.words(), item.writable());
        }
    }

    private static List<ModelCode> all() {
        List<ModelCode> all = new ArrayList<>();
        for (int circuits = 1; circuits <= 4; circuits++) {
            for (SensorType sensor : SensorType.values()) {
                for (Expansion expansion : Expansion.values()) {
                    for (Supply supply : Supply.values()) {
                        all.add(new ModelCode(circuits, sensor, expansion, supply));
                    }
                }
            }
        }
        return List.copyOf(all);
    }
}
