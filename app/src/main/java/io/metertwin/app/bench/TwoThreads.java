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
     * Lets one thread and two threads do the same work each, in turn.
     *
     * @param seconds how long, host seconds
     * @return the median of what two did over what one did, in the same time
     */
    double ratio(double seconds) {
        MeasuringChain first = MeasuringChain.onFreeClock(installation, host);
        MeasuringChain second = MeasuringChain.onFreeClock(installation, host);
        long end = host.nanos() + (long) (seconds * NANOS);
        int repeats = (int) Math.max(1, SLICE_NANOS / Math.max(1, timeOf(first::measure)));
        List<Double> ratios = new ArrayList<>();
        ExecutorService pair = Executors.newFixedThreadPool(2);
        try {
            while (host.nanos() < end || ratios.size() < FEWEST) {
                long alone = timeOf(() -> run(first, repeats, pair).join());
                long together =
                        timeOf(() -> CompletableFuture.allOf(run(first, repeats, pair), run(second, repeats, pair))
                                .join());
                ratios.add(2.0 * alone / together);
            }
        } finally {
            pair.shutdown();
        }
        ratios.sort(null);
        return ratios.get(ratios.size() / 2);
    }

    private static CompletableFuture<Void> run(MeasuringChain chain, int repeats, ExecutorService threads) {
        return CompletableFuture.runAsync(
                () -> {
                    for (int k = 0; k < repeats; k++) {
                        chain.measure();
                    }
                },
                threads);
    }

    private long timeOf(Runnable work) {
        long begin = host.nanos();
        work.run();
        return host.nanos() - begin;
    }
}
