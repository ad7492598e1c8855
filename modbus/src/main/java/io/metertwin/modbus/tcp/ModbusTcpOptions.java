package io.metertwin.modbus.tcp;

import io.metertwin.core.settings.Settings;
import java.net.InetAddress;

/**
 * Where a meter's Modbus TCP is found on this host.
 *
 * @param bind address to bind
 * @param port port on the host while the meter's own port setting is at its default; 0 for any free one
 * @param framing how frames are found in the bytes of a connection
 * @param devicePorts true to bind the meter's own port whatever it is, even below 1024
 */
public record ModbusTcpOptions(InetAddress bind, int port, TcpFraming framing, boolean devicePorts) {

    /** The port of the host side when nothing else is said. */
    public static final int DEFAULT_PORT = 1502;

    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final int LAST_PORT = 0xFFFF;

    /** Refuses impossible ports. */
    public ModbusTcpOptions {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("Modbus port " + port + " is not 0.." + LAST_PORT);
        }
    }

    /** A port for Modbus TCP itself. */
    public ModbusTcpOptions(InetAddress bind, int port, boolean devicePorts) {
        this(bind, port, TcpFraming.MBAP, devicePorts);
    }

    /** The port the settings ask for: the host's, until somebody changes the meter's own to one that may be bound. */
    int wantedPort(Settings settings) {
        if (framing == TcpFraming.RTU) {
            return port;
        }
        var setting = settings.catalogue().modbus.tcpPort;
        long own = settings.get(setting);
        if (devicePorts) {
            return (int) own;
        }
        return own == setting.defaultValue() || own < FIRST_UNPRIVILEGED_PORT ? port : (int) own;
    }
}
