package io.metertwin.app.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A result for people. */
public final class BenchTable {

    private final BenchResult result;
    private final PrintWriter out;

    /** A table that is not printed yet. */
    public BenchTable(BenchResult result, PrintWriter out) {
        this.result = result;
        this.out = out;
    }

    /** Prints the whole result. */
    public void print() {
        printMachine(result.before());
        printSpeeds();
        for (BenchResult.Stages stages : result.stages()) {
            line("");
            line("Where the time of a %s meter goes, us for each second:", BenchResult.name(stages.fidelity()));
            printShares(stages.shares());
        }
        line("");
        line("Steps of the processing, each alone on one window, us for each second:");
        printShares(result.steps());
        line("");
        line("Two threads do %.2f times what one does.", result.twoThreads());
        line(
                "Modbus TCP over loopback: %,.0f reads/s of %d registers, %d clients in this process.",
                result.modbus().perSecond(),
                result.modbus().registers(),
                result.modbus().clients());
        out.flush();
    }

    private void printMachine(Machine machine) {
        line("MeterTwin bench, %s, %.0f s", result.model(), result.seconds());
        String load = machine.load().isPresent()
                ? String.format(Locale.ROOT, "%.1f", machine.load().getAsDouble())
                : "unknown";
        line("  Java %s (%s), %s", machine.java(), machine.vm(), machine.os());
        line("  %d cores, load %s before the start", machine.cores(), load);
        line("");
    }

    private void printSpeeds() {
        line("Times real time on one core (median):");
        line("  %-12s %10s %10s %14s %10s", "fidelity", "chain", "meter", "fast-forward", "meters");
        int cores = result.before().cores();
        for (BenchResult.Speed speed : result.speeds()) {
            line(
                    "  %-12s %10s %10s %14s %,10d",
                    BenchResult.name(speed.fidelity()),
                    times(speed.chain()),
                    times(Optional.of(speed.meter())),
                    times(speed.together()),
                    speed.meters(cores));
        }
        line("  chain: synthesis to measured windows; meter: with energies, events, truth and every window published;");
        line("  fast-forward: up to a minute of windows at once; auto and phasor: loads step every minute;");
        line("  meters: in real time, %d cores x meter x %.1f, rounded down.", cores, BenchResult.USABLE);
    }

    private static String times(Optional<Timing> timing) {
        return timing.map(known -> String.format(Locale.ROOT, "%,.0f", known.timesRealTime()))
                .orElse("-");
    }

    private void printShares(List<BenchResult.Share> shares) {
        double all = BenchResult.sum(shares);
        for (BenchResult.Share share : shares) {
            line("  %-12s %10.1f %6.1f %%", share.name(), share.micros(), 100 * share.micros() / all);
        }
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
