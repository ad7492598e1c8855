package io.metertwin.app.bench;

import io.metertwin.core.time.HostClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** How much more two threads do than one, each with a meter of its own. */
final class TwoThreads {

    private static final double SLICE_NANOS = 5e7;
    private static final double NANOS = 1e9;
    private static final int FEWEST = 3;

    private final ReferenceInstallation installation;
    private final HostClock host;

    TwoThreads(ReferenceInstallation installation, HostClock host) {
        this.installation = installation;
        this.host = host;
    }

    /**
     * Lets one thread and two threads work for the same time, in turn. Each goes on to the end of its time: a thread that
     * was held up does not hold up the other.
     *
     * @param seconds how long, host seconds
     * @return the median of what two did over what one did
     */
    double ratio(double seconds) {
        MeasuringChain first = MeasuringChain.onFreeClock(installation, host);
        MeasuringChain second = MeasuringChain.onFreeClock(installation, host);
        long end = host.nanos() + (long) (seconds * NANOS);
        List<Double> ratios = new ArrayList<>();
        ExecutorService pair = Executors.newFixedThreadPool(2);
        try {
            while (host.nanos() < end || ratios.size() < FEWEST) {
                double alone = run(first, pair).join();
                CompletableFuture<Double> here = run(first, pair);
                CompletableFuture<Double> there = run(second, pair);
                ratios.add((here.join() + there.join()) / alone);
            }
        } finally {
            pair.shutdown();
        }
        ratios.sort(null);
        return ratios.get(ratios.size() / 2);
    }

    /** Virtual seconds a chain does in a host second, over a slice of time. */
    private CompletableFuture<Double> run(MeasuringChain chain, ExecutorService threads) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long begin = host.nanos();
                    double virtual = 0;
                    long now = begin;
                    while (now - begin < SLICE_NANOS) {
                        virtual += chain.measure();
                        now = host.nanos();
                    }
                    return virtual * NANOS / (now - begin);
                },
                threads);
    }
}
