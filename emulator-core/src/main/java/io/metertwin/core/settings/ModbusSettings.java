package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import java.util.List;

/** How Modbus is served (manual 7.5.8, chapter 9). */
public final class ModbusSettings {

    /** The address of a meter that answers nobody on the line and takes only broadcasts (manual 7.5.8.1). */
    public static final long BROADCAST_ONLY = 0;

    private static final long LOWEST_HOST_PORT = 1024;

    /** Modbus address; {@link #BROADCAST_ONLY} for none. */
    public final Setting<Long> address;

    /** Whether Modbus TCP is served. */
    public final Setting<Boolean> tcpEnabled;

    /** The device's own Modbus TCP port. */
    public final Setting<Long> tcpPort;

    /** How many Modbus TCP connections are served at once. */
    public final Setting<Long> tcpConnections;

    /** Idle time after which a Modbus TCP connection is closed. */
    public final Setting<Long> tcpIdleSeconds;

    /** Word order of 32- and 64-bit values. */
    public final Setting<WordOrder> wordOrder;

    /** What reads outside all blocks give. */
    public final Setting<RegisterGaps> registerGaps;

    /** Whether writing settings takes the setting password. */
    public final Setting<Boolean> writeLock;

    ModbusSettings(SettingRegistry registry) {
        address = registry.add(
                "modbus.address",
                new IntegerType(BROADCAST_ONLY, 247),
                1L,
                Unit.NONE,
                "Modbus address (unit id); 0 takes only broadcasts and cannot be set over Modbus",
                "manual 7.5.8.1; decision 35");
        tcpEnabled = registry.addSwitch("modbus.tcp.enabled", true, "Modbus TCP on or off", "manual 7.5.8.4");
        tcpPort = registry.add(
                "modbus.tcp.port", new IntegerType(1, 65_535), 502L, Unit.NONE, "Modbus TCP port", "manual 7.5.8.4");
        tcpConnections = registry.add(
                "modbus.tcp.connections",
                new IntegerType(1, 256),
                64L,
                Unit.NONE,
                "Modbus TCP connections at once; one more is closed at once",
                "twin");
        tcpIdleSeconds = registry.add(
                "modbus.tcp.idle",
                new IntegerType(1, 86_400),
                300L,
                Unit.SECOND,
                "idle time after which a Modbus TCP connection is closed",
                "twin");
        wordOrder = registry.add(
                "modbus.order",
                new ChoiceType<>(List.of(WordOrder.values()), WordOrder::name, 0),
                WordOrder.ABCD,
                Unit.NONE,
                "order of words and bytes of 32- and 64-bit values",
                "register map, rule 3");
        registerGaps = registry.add(
                "modbus.gaps",
                ChoiceType.of(RegisterGaps.class),
                RegisterGaps.STRICT,
                Unit.NONE,
                "reads outside all register blocks: exception 02 or zeros",
                "register map, rule 1");
        writeLock = registry.addSwitch(
                "modbus.write.lock", false, "writing over Modbus takes the setting password", "decision 37");
    }

    /** The host's own port stands for the device's; another one must be one the host may open. */
    void check(Settings settings, List<SettingException> found) {
        long port = settings.get(tcpPort);
        if (port < LOWEST_HOST_PORT && !tcpPort.defaultValue().equals(port)) {
            found.add(settings.refused(
                    tcpPort,
                    tcpPort.defaultValue() + " (the host's own Modbus port stands for it) or " + LOWEST_HOST_PORT
                            + "..65535"));
        }
    }
}
