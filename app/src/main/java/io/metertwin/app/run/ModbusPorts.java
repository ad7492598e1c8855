package io.metertwin.app.run;

import io.metertwin.app.options.RunPlan;
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
import java.util.OptionalInt;

/** Every way Modbus comes to the meters of a run: TCP, RTU over TCP, a serial line. */
final class ModbusPorts implements Surface {

    private final RunPlan.Run run;
    private final UnitRouter router;
    private final InetAddress bind;
    private final Deque<Surface> started = new ArrayDeque<>();
    private OptionalInt tcpPort = OptionalInt.empty();
    private OptionalInt rtuTcpPort = OptionalInt.empty();

    ModbusPorts(RunPlan.Run run, UnitRouter router, InetAddress bind) {
        this.run = run;
        this.router = router;
        this.bind = bind;
    }

    @Override
    public void start() throws IOException {
        try {
            tcpPort = open(run.modbusPort(), TcpFraming.MBAP);
            rtuTcpPort = open(run.bus().rtuTcpPort(), TcpFraming.RTU);
            if (run.bus().serial().isPresent()) {
                Path path = run.bus().serial().get();
                begin(new RtuServer(router, new HostSerialLine(path), HostClock.system()));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private OptionalInt open(OptionalInt wanted, TcpFraming framing) throws IOException {
        if (wanted.isEmpty()) {
            return wanted;
        }
        ModbusTcpOptions options = new ModbusTcpOptions(bind, wanted.getAsInt(), framing, false);
        ModbusTcpServer server = new ModbusTcpServer(router, options, HostClock.system());
        begin(server);
        return OptionalInt.of(server.port());
    }

    private void begin(Surface surface) throws IOException {
        surface.start();
        started.push(surface);
    }

    /** Port of Modbus TCP, empty when it is not served. */
    OptionalInt tcpPort() {
        return tcpPort;
    }

    /** Port of Modbus RTU over TCP, empty when it is not served. */
    OptionalInt rtuTcpPort() {
        return rtuTcpPort;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
