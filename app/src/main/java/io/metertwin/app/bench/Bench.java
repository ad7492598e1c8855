package io.metertwin.app.bench;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.core.time.HostClock;
import io.metertwin.signal.grid.GridModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Measures this machine in a given time, part by part. */
public final class Bench {

    private static final double WARM_UP = 0.03;
    private static final double METER_WARM_UP = 0.14;
    private static final double CHAIN = 0.09;
    private static final double STEP = 0.02;
    private static final double METER = 0.07;
    private static final double TOGETHER = 0.035;
    private static final double TWO_THREADS = 0.12;
    private static final double MODBUS = 0.14;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final int WINDOWS_PER_MINUTE = 300;

    private final ReferenceInstallation installation;
    private final double seconds;
    private final HostClock host;
    private final Repetition repetition;

    /**
     * A bench.
     *
     * @param model model of the meter
     * @param seconds how long it takes, host seconds, above 0
     * @param host host time
     */
    public Bench(ModelCode model, double seconds, HostClock host) {
        installation = new ReferenceInstallation(model);
        this.seconds = seconds;
        this.host = host;
        repetition = new Repetition(host);
    }

    /** Measures everything. */
    public BenchResult run() {
        Machine before = Machine.now();
        MeasuringChain free = MeasuringChain.onFreeClock(installation, host);
        MeasuringChain grid = MeasuringChain.onGridClock(installation, host);
        WholeMeter meter = meter(Fidelity.WAVEFORM);
        measure(METER_WARM_UP, () -> meter.run(1));
        measure(WARM_UP, free::measure);
        measure(WARM_UP, grid::measure);
        free.forgetTimes();
        grid.forgetTimes();
        Timing freeChain = measure(CHAIN, free::measure);
        Timing gridChain = measure(CHAIN, grid::measure);
        List<BenchResult.Speed> speeds = List.of(
                sampled(Fidelity.WAVEFORM, freeChain),
                sampled(Fidelity.GRID_CLOCK, gridChain),
                analytic(Fidelity.AUTO),
                analytic(Fidelity.PHASOR));
        List<BenchResult.Stages> stages = List.of(stages(speeds.get(0), free), stages(speeds.get(1), grid));
        return new BenchResult(
                installation.model(),
                seconds,
                before,
                speeds,
                stages,
                steps(),
                new TwoThreads(installation, host).ratio(TWO_THREADS * seconds),
                ModbusReads.measure(installation.model(), MODBUS * seconds, host));
    }

    private Timing measure(double share, DoubleSupplier work) {
        return repetition.measure(share * seconds, work);
    }

    private WholeMeter meter(Fidelity fidelity) {
        return new WholeMeter(installation, installation.steady(), fidelity, 1);
    }

    private BenchResult.Speed sampled(Fidelity fidelity, Timing chain) {
        WholeMeter meter = meter(fidelity);
        Timing whole = measure(METER, () -> meter.run(1));
        return new BenchResult.Speed(fidelity, Optional.of(chain), whole, Optional.empty());
    }

    private BenchResult.Speed analytic(Fidelity fidelity) {
        GridModel world = installation.stepping();
        WholeMeter each = new WholeMeter(installation, world, fidelity, 1);
        WholeMeter many = new WholeMeter(installation, world, fidelity, WINDOWS_PER_MINUTE);
        return new BenchResult.Speed(
                fidelity,
                Optional.empty(),
                measure(TOGETHER, () -> each.run(SECONDS_PER_MINUTE)),
                Optional.of(measure(TOGETHER, () -> many.run(SECONDS_PER_MINUTE))));
    }

    /** What the whole meter takes beyond its chain is what it counts and publishes. */
    private static BenchResult.Stages stages(BenchResult.Speed speed, MeasuringChain chain) {
        MeasuringChain.Stages mean = chain.stages();
        double median = speed.chain().orElseThrow().median();
        double scale = median / (mean.synthesis() + mean.inputs() + mean.processing());
        List<BenchResult.Share> shares = List.of(
                new BenchResult.Share("synthesis", scale * mean.synthesis()),
                new BenchResult.Share("inputs", scale * mean.inputs()),
                new BenchResult.Share("processing", scale * mean.processing()),
                new BenchResult.Share("publishing", Math.max(0, speed.meter().median() - median)));
        return new BenchResult.Stages(speed.fidelity(), shares);
    }

    private List<BenchResult.Share> steps() {
        ProcessingSteps steps = new ProcessingSteps(installation);
        List<BenchResult.Share> shares = new ArrayList<>();
        shares.add(step("tracking", steps, steps::track));
        shares.add(step("resampling", steps, steps::resample));
        shares.add(step("integration", steps, steps::integrate));
        shares.add(step("calculation", steps, steps::calculate));
        return shares;
    }

    private BenchResult.Share step(String name, ProcessingSteps steps, Runnable work) {
        Timing timing = measure(STEP, () -> {
            work.run();
            return steps.windowSeconds();
        });
        return new BenchResult.Share(name, timing.median());
    }
}
