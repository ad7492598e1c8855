package io.metertwin.app.bench;

import io.metertwin.app.options.ConfigFile;
import io.metertwin.app.options.RunArguments;
import io.metertwin.app.options.RunPlan;
import io.metertwin.app.options.RunPlanner;
import io.metertwin.app.run.RunningMeter;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.time.HostCalendar;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.client.ModbusTcpLink;
import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.RegisterMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine;

/**
 * How many reads a running meter answers over the loopback interface, clients and meter sharing this process.
 *
 * @param clients connections with one request outstanding each
 * @param registers registers of a read
 * @param perSecond reads a second of all clients together
 */
public record ModbusReads(int clients, int registers, double perSecond) {

    private static final int CLIENTS = 8;
    private static final int MOST_REGISTERS = 125;
    private static final int UNIT = 255;
    private static final double WARM_UP = 0.3;
    private static final double NANOS = 1e9;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /**
     * Reads from a meter that runs in real time on a free port of its own.
     *
     * @param model model of the meter
     * @param seconds how long, host seconds
     * @param host host time
     */
    static ModbusReads measure(ModelCode model, double seconds, HostClock host) {
        RunArguments arguments = new RunArguments();
        new CommandLine(arguments).parseArgs("--modbus-port=0", "--lab-port=off", "--model=" + model);
        RunPlan plan = new RunPlanner(arguments, ConfigFile.EMPTY, HostCalendar::now).plan();
        int address = longestBlock(RegisterMap.mpm4000(model));
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (RunningMeter meter = new RunningMeter(plan)) {
            meter.start();
            int port = meter.modbusPort().orElseThrow();
            long begin = host.nanos();
            long from = begin + (long) (WARM_UP * seconds * NANOS);
            long to = begin + (long) (seconds * NANOS);
            List<CompletableFuture<Long>> counts = new ArrayList<>();
            for (int k = 0; k < CLIENTS; k++) {
                counts.add(CompletableFuture.supplyAsync(() -> count(port, address, from, to, host), threads));
            }
            long reads = counts.stream().mapToLong(CompletableFuture::join).sum();
            return new ModbusReads(CLIENTS, MOST_REGISTERS, reads / ((to - from) / NANOS));
        } finally {
            threads.shutdownNow();
        }
    }

    private static int longestBlock(RegisterMap map) {
        return map.items().stream()
                .mapToInt(item -> item.address())
                .filter(address -> map.inBlocks(address, MOST_REGISTERS))
                .findFirst()
                .orElseThrow();
    }

    private static long count(int port, int address, long from, long to, HostClock host) {
        long count = 0;
        try (ModbusTcpLink link = ModbusTcpLink.connect("127.0.0.1", port, UNIT, TIMEOUT)) {
            for (long now = host.nanos(); now < to; now = host.nanos()) {
                link.read(DataTable.HOLDING, address, MOST_REGISTERS);
                count += now >= from ? 1 : 0;
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
