package io.metertwin.app.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.metertwin.app.options.RunPlan;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.settings.ModbusSettings;
import io.metertwin.core.settings.SerialSettings;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.WordOrder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** The one screen a user sees when a meter has started. */
public final class Banner {

    private static final String ANY_ADDRESS = "0.0.0.0";
    /** Reaches a meter that is alone whatever its address. */
    private static final long UNIT_ALONE = 255;

    private static final String LOOPBACK = "127.0.0.1";

    private final RunPlan plan;
    private final RunningMeter meter;

    /** A banner for a meter that has started. */
    public Banner(RunPlan plan, RunningMeter meter) {
        this.plan = plan;
        this.meter = meter;
    }

    /** Prints the screen. */
    public void print(PrintWriter out) {
        MeterSnapshot snapshot = meter.snapshot();
        out.printf(
                Locale.ROOT,
                "MeterTwin %s  serial %s%n",
                plan.device().model(),
                snapshot.identity().serialNumber());
        if (meter.state() == PowerState.OFF) {
            out.printf(
                    Locale.ROOT,
                    "  OFF: the supply is %s, and this model needs %s. Nothing is measured, nothing answers.%n",
                    plan.world().supply(),
                    plan.device().profile().rangesOf(plan.device().model().supply()));
        }
        printPorts(out);
        printUnits(out);
        printWorld(out, snapshot);
        meter.stateSummary().ifPresent(state -> out.println("  state      " + state));
        meter.notes().forEach(note -> out.println("  note       " + note));
        if (meter.modbusPort().isPresent()) {
            printTry(out, meter.modbusPort().getAsInt(), snapshot.settings());
        }
        out.println(
                plan.run().runForSeconds().isPresent()
                        ? "Runs for " + plan.run().runForSeconds().getAsDouble() + " s of virtual time."
                        : "Stop with Ctrl-C.");
        out.flush();
    }

    private void printPorts(PrintWriter out) {
        String bind = plan.run().bind();
        meter.modbusPort().ifPresent(port -> out.printf(Locale.ROOT, "  Modbus TCP %s:%d%n", bind, port));
        meter.rtuTcpPort().ifPresent(port -> out.printf(Locale.ROOT, "  RTU on TCP %s:%d%n", bind, port));
        if (meter.state() == PowerState.ON) {
            plan.run().bus().serial().ifPresent(path -> printSerial(out, path));
        }
        meter.labPort()
                .ifPresent(port -> out.printf(
                        Locale.ROOT, "  lab        http://%s:%d/v1/snapshot (values and their truth)%n", bind, port));
    }

    private void printSerial(PrintWriter out, Path path) {
        Settings settings = meter.snapshot().settings();
        SerialSettings serial = settings.catalogue().serial;
        out.printf(
                Locale.ROOT,
                "  Modbus RTU %s at %s, parity %s, stop bits %s%n",
                path,
                settings.text(serial.baud),
                settings.text(serial.parity),
                settings.text(serial.stopBits));
    }

    private void printUnits(PrintWriter out) {
        if (meter.snapshots().size() > 1) {
            meter.snapshots()
                    .forEach(one -> out.printf(
                            Locale.ROOT,
                            "  unit %-5s serial %s%n",
                            one.settings().text(one.settings().catalogue().modbus.address),
                            one.identity().serialNumber()));
        }
    }

    private void printWorld(PrintWriter out, MeterSnapshot snapshot) {
        if (snapshot.windowCount() == 0) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "  grid       %.2f / %.2f / %.2f V, %s%n",
                value(snapshot, "u1"),
                value(snapshot, "u2"),
                value(snapshot, "u3"),
                frequency(value(snapshot, "f.sys")));
        for (int circuit = 1; circuit <= snapshot.circuits(); circuit++) {
            out.printf(
                    Locale.ROOT,
                    "  circuit %d  %9.3f kW  %9.3f kvar  pf %6.3f  %8.2f A%n",
                    circuit,
                    shown(value(snapshot, "c" + circuit + ".p.total") / 1e3),
                    shown(value(snapshot, "c" + circuit + ".q.total") / 1e3),
                    value(snapshot, "c" + circuit + ".pf.total"),
                    value(snapshot, "c" + circuit + ".i.avg"));
        }
    }

    private static String frequency(double hertz) {
        return Double.isNaN(hertz)
                ? "no frequency: nothing between 40 and 70 Hz lives"
                : String.format(Locale.ROOT, "%.3f Hz", hertz);
    }

    /** What three decimals show, without the sign of a zero. */
    private static double shown(double value) {
        return Math.rint(value * 1e3) / 1e3 + 0.0;
    }

    private static double value(MeterSnapshot snapshot, String id) {
        return Quantities.find(id, snapshot.circuits()).orElseThrow().value(snapshot);
    }

    /** The unit id to ask: to many clients 0 is a broadcast, to which they wait for no reply. */
    private static long unit(Settings settings) {
        long address = settings.get(settings.catalogue().modbus.address);
        return address == ModbusSettings.BROADCAST_ONLY ? UNIT_ALONE : address;
    }

    private void printTry(PrintWriter out, int port, Settings settings) {
        long unit = unit(settings);
        WordOrder order = settings.get(settings.catalogue().modbus.wordOrder);
        String host =
                plan.run().bind().equals(ANY_ADDRESS) ? LOOPBACK : plan.run().bind();
        out.println("Read it:");
        // mbpoll swaps words, never the bytes in them.
        if (order == WordOrder.ABCD || order == WordOrder.CDAB) {
            out.printf(
                    Locale.ROOT,
                    "  mbpoll -m tcp -p %d -a %d -t 4:float %s-r 1 -c 3 -1 %s      (U1 U2 U3 in V)%n",
                    port,
                    unit,
                    order == WordOrder.ABCD ? "-B " : "",
                    host);
        }
        out.printf(
                Locale.ROOT,
                "  metertwin watch --port %d%s%s%n",
                port,
                meter.snapshots().size() == 1 ? "" : " --unit " + unit,
                host.equals(LOOPBACK) ? "" : " --host " + host);
    }

    /** One line of JSON with everything a program needs to connect. */
    public String readyJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("ready", true);
        root.put("model", plan.device().model().code());
        root.put("serial", plan.run().serialNumber());
        root.put("state", meter.state().name());
        root.put("host", plan.run().bind());
        Settings settings = meter.snapshot().settings();
        meter.modbusPort()
                .ifPresent(port -> root.putObject("modbus").put("port", port).put("unit", unit(settings)));
        meter.rtuTcpPort().ifPresent(port -> root.putObject("rtuTcp").put("port", port));
        plan.run().bus().serial().ifPresent(path -> root.put("serialPort", path.toString()));
        if (meter.snapshots().size() > 1) {
            ArrayNode units = root.putArray("units");
            meter.snapshots()
                    .forEach(one -> units.addObject()
                            .put("unit", one.settings().get(one.settings().catalogue().modbus.address))
                            .put("serial", one.identity().serialNumber()));
        }
        meter.labPort().ifPresent(port -> root.putObject("lab").put("port", port));
        root.put("pid", ProcessHandle.current().pid());
        return root.toString();
    }
}
