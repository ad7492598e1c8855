package io.metertwin.app.run;

import io.metertwin.core.fault.BusFault;
import io.metertwin.core.port.Surface;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.rtu.HostSerialLine;
import io.metertwin.modbus.rtu.RtuServer;
import io.metertwin.modbus.server.UnitRouter;
import io.metertwin.modbus.tcp.ModbusTcpOptions;
import io.metertwin.modbus.tcp.ModbusTcpServer;
import io.metertwin.modbus.tcp.TcpFraming;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;

/** Every way Modbus comes to the meters of a run: TCP, RTU over TCP, a serial line. */
final class ModbusPorts implements Surface {

    private final Optional<Path> serial;
    private final UnitRouter router;
    private final InetAddress bind;
    private final Deque<Surface> started = new ArrayDeque<>();
    private final OptionalInt tcpPort;
    private final OptionalInt rtuTcpPort;
    private Optional<ModbusTcpServer> tcp = Optional.empty();
    private Optional<ModbusTcpServer> rtuTcp = Optional.empty();
    private RtuServer line;

    /**
     * Ports that are closed.
     *
     * @param serial a tty or pty, if there is one
     * @param tcpPort port of Modbus TCP, 0 for any; empty when it is not served
     * @param rtuTcpPort port of Modbus RTU over TCP, 0 for any; empty when it is not served
     * @param router finds the meter of a request
     * @param bind address to listen on
     */
    ModbusPorts(
            Optional<Path> serial, OptionalInt tcpPort, OptionalInt rtuTcpPort, UnitRouter router, InetAddress bind) {
        this.serial = serial;
        this.tcpPort = tcpPort;
        this.rtuTcpPort = rtuTcpPort;
        this.router = router;
        this.bind = bind;
    }

    @Override
    public void start() throws IOException {
        try {
            tcp = open(tcpPort, TcpFraming.MBAP);
            rtuTcp = open(rtuTcpPort, TcpFraming.RTU);
            if (serial.isPresent()) {
                line = new RtuServer(router, new HostSerialLine(serial.get()), HostClock.system());
                begin(line);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Optional<ModbusTcpServer> open(OptionalInt wanted, TcpFraming framing) throws IOException {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        ModbusTcpOptions options = new ModbusTcpOptions(bind, wanted.getAsInt(), framing, false);
        ModbusTcpServer server = new ModbusTcpServer(router, options, HostClock.system());
        begin(server);
        return Optional.of(server);
    }

    private void begin(Surface surface) throws IOException {
        surface.start();
        started.push(surface);
    }

    /** Lets the serial line suffer from now on. */
    void inject(Optional<BusFault> fault) {
        if (line != null) {
            line.inject(fault);
        }
    }

    /** Port of Modbus TCP as it is now: it follows the setting. Empty when it is not served. */
    OptionalInt tcpPort() {
        return port(tcp);
    }

    /** Port on which Modbus TCP listens now; empty while it is not served or switched off. */
    OptionalInt tcpListening() {
        return tcp.map(ModbusTcpServer::listening).orElse(OptionalInt.empty());
    }

    /** Port of Modbus RTU over TCP, empty when it is not served. */
    OptionalInt rtuTcpPort() {
        return port(rtuTcp);
    }

    private static OptionalInt port(Optional<ModbusTcpServer> server) {
        return server.stream().mapToInt(ModbusTcpServer::port).findFirst();
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
