package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import java.util.List;

/** The RS485 line (manual 7.5.8.1, 7.5.8.2, 9.2). A change takes effect once its reply has left under the old setting. */
public final class SerialSettings {

    /** The rates of the manual, in bits per second, in the order of their codes. */
    public static final List<Integer> BAUD_RATES = List.of(2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200);

    private static final int DEFAULT_BAUD = 9600;

    /** Whether the line is served. */
    public final Setting<Boolean> enabled;

    /** Baud rate, bits per second. */
    public final Setting<Integer> baud;

    /** Parity bit. */
    public final Setting<Parity> parity;

    /** Number of stop bits, 1 or 2. */
    public final Setting<Integer> stopBits;

    SerialSettings(SettingRegistry registry) {
        enabled =
                registry.addSwitch("serial.enabled", true, "Modbus RTU on the serial line on or off", "manual 7.5.8.1");
        baud = registry.add(
                "serial.baud",
                new ChoiceType<>(BAUD_RATES, String::valueOf, 0),
                DEFAULT_BAUD,
                Unit.NONE,
                "baud rate of the serial line, bits per second",
                "manual 7.5.8.2, 9.2; decision 10");
        parity = registry.add(
                "serial.parity",
                ChoiceType.of(Parity.class),
                Parity.NONE,
                Unit.NONE,
                "parity bit of the serial line",
                "manual 7.5.8.2, 9.2; decision 10");
        stopBits = registry.add(
                "serial.stop",
                new ChoiceType<>(List.of(1, 2), String::valueOf, 1),
                1,
                Unit.NONE,
                "stop bits of the serial line",
                "manual 7.5.8.2, 9.2; decision 10");
    }
}
