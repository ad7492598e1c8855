package io.metertwin.core.settings;

import java.util.List;

/**
 * The zero point of a group of inputs: the three voltages, or the four currents of a circuit.
 *
 * @param mode how offsets are taken out
 * @param offsets the offset of each input, volts for voltages and millivolts for currents, at the input
 */
public record ZeroSettings(Setting<ZeroMode> mode, List<Setting<Double>> offsets) {

    /** Keeps a copy of the list. */
    public ZeroSettings {
        offsets = List.copyOf(offsets);
    }
}
