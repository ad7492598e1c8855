package io.metertwin.app.certify;

import io.metertwin.app.options.CertifyPlan;
import io.metertwin.core.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The type test of one meter. Each point is measured once, on a meter of its own, so results depend neither on the order
 * nor on the number of threads.
 */
public final class Certification {

    /** Reference voltage Un, line to neutral, V. */
    public static final double VOLTS = 230;

    private static final long SETTLING_WINDOWS = 6;

    /** Bursts shake the integrators of the coils until these have forgotten the start. */
    private static final long BURST_SETTLING_WINDOWS = 20;

    private static final long FEWEST_WINDOWS = 10;
    private static final long MOST_WINDOWS = 300;
    private static final double WINDOW_SECONDS = 0.2;

    /** A count of 1 Wh makes the registers' step of 1 uWh at either end 2 ppm. */
    private static final double ENOUGH_HOURS = 1;

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double PERCENT = 100;

    private final EnergyBench bench;
    private final TestWorld world;
    private final List<TestRow> rows = new ArrayList<>();
    private final List<String> omissions = new ArrayList<>();

    /** Is told how many points are measured. */
    @FunctionalInterface
    public interface Progress {
        /**
         * One more point is measured; called by one thread at a time, in order.
         *
         * @param done points measured
         * @param all points to measure
         */
        void measured(int done, int all);
    }

    /** A test that has not begun. */
    public Certification(CertifyPlan plan) {
        Settings settings = plan.meter().device().settings();
        bench = new EnergyBench(plan.meter());
        Connection connection = Connection.of(settings.get(settings.catalogue().grid.wiring));
        world = new TestWorld(
                connection, bench.layout(), VOLTS, settings.get(settings.catalogue().grid.nominalFrequency));
        plan.classes().forEach(accuracyClass -> {
            TestTable table = new TestTable(accuracyClass, connection, plan.ratedAmperes(), plan.highestAmperes());
            rows.addAll(table.rows());
            omissions.addAll(table.omissions());
        });
    }

    /** What is left out and why, one sentence each. */
    public List<String> omissions() {
        return List.copyOf(omissions);
    }

    /**
     * Measures and judges every row.
     *
     * @param threads threads to use, 1 or more
     * @param progress is told of every point
     * @throws InterruptedException when interrupted while waiting
     */
    public List<RowResult> run(int threads, Progress progress) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Map<TestPoint, Future<EnergyRun>> running = new LinkedHashMap<>();
            rows.stream()
                    .flatMap(row -> Stream.concat(row.reference().stream(), Stream.of(row.point())))
                    .distinct()
                    .forEach(point -> running.put(point, workers.submit(() -> measure(point))));
            Map<TestPoint, EnergyRun> measured = new LinkedHashMap<>();
            for (Map.Entry<TestPoint, Future<EnergyRun>> entry : running.entrySet()) {
                measured.put(entry.getKey(), entry.getValue().get());
                progress.measured(measured.size(), running.size());
            }
            return rows.stream().map(row -> judge(row, measured)).toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a test point could not be measured: " + e.getCause(), e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private EnergyRun measure(TestPoint point) {
        long settling = point.condition() == TestCondition.BURST_FIRE ? BURST_SETTLING_WINDOWS : SETTLING_WINDOWS;
        return bench.measure(world.model(point), settling, windows(point));
    }

    /** Windows in which enough energy flows; most without a load. Even, because five bursts fill two windows. */
    private long windows(TestPoint point) {
        double hoursPerWindow = Math.abs(world.power(point)) * WINDOW_SECONDS / SECONDS_PER_HOUR;
        double enough = Math.min(MOST_WINDOWS, Math.ceil(ENOUGH_HOURS / hoursPerWindow));
        long windows = Math.max(FEWEST_WINDOWS, (long) enough);
        return windows + windows % 2;
    }

    private RowResult judge(TestRow row, Map<TestPoint, EnergyRun> measured) {
        RowResult worst = null;
        for (int circuit = 0; circuit < bench.layout().circuits(); circuit++) {
            RowResult result = judge(row, measured, circuit);
            boolean farther = worst == null
                    || Math.abs(result.errorPercent()) > Math.abs(worst.errorPercent())
                    || (row.kind() == TestKind.NO_LOAD && result.registered() > worst.registered());
            worst = farther ? result : worst;
        }
        return worst;
    }

    private RowResult judge(TestRow row, Map<TestPoint, EnergyRun> measured, int circuit) {
        EnergyRun run = measured.get(row.point());
        EnergyRun.Count count = run.circuits().get(circuit);
        if (row.kind() == TestKind.NO_LOAD) {
            double moved = count.moved(row.point().energy());
            return new RowResult(row, circuit, 0, moved, 0, run.clipped(), moved == 0);
        }
        double error = error(row.point(), run, circuit)
                - row.reference()
                        .map(reference -> error(reference, measured.get(reference), circuit))
                        .orElse(0.0);
        return new RowResult(
                row,
                circuit,
                error,
                count.net(row.point().energy()),
                expected(row.point(), run),
                run.clipped(),
                Math.abs(error) <= row.limitPercent());
    }

    private double expected(TestPoint point, EnergyRun run) {
        return world.power(point) * run.seconds() / SECONDS_PER_HOUR;
    }

    /** Percentage error (IEC 62052-11): above 0 when more is registered than flows, whichever way it flows. */
    private double error(TestPoint point, EnergyRun run, int circuit) {
        double expected = expected(point, run);
        return PERCENT * (run.circuits().get(circuit).net(point.energy()) - expected) / expected;
    }
}
