package io.metertwin.modbus;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.device.ModelCode.Expansion;
import io.metertwin.core.device.ModelCode.Supply;
import io.metertwin.core.settings.SensorType;
import java.util.ArrayList;
import java.util.List;

/** All 72 order codes (manual 2.2). */
public final class Models {

    /** Circuits 1 to 4, two kinds of input, three expansions, three supplies. */
    public static final List<ModelCode> ALL = all();

    private Models() {}

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
