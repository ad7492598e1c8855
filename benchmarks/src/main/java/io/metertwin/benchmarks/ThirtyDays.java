package io.metertwin.benchmarks;

import io.metertwin.app.bench.ReferenceInstallation;
import io.metertwin.app.bench.WholeMeter;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.runtime.Fidelity;
import java.util.Locale;

/**
 * Thirty days of an MPM4410-A whose four circuits step every minute on the minute, in fidelity auto, as fast as it goes.
 * Prints how long it took, how many windows needed samples, and the energies against their closed form. The number of days
 * can be given.
 */
public final class ThirtyDays {

    private static final double DAY_SECONDS = 86_400;
    private static final double MINUTE_SECONDS = 60;
    private static final int WINDOWS_PER_MINUTE = 300;
    private static final double HOUR_SECONDS = 3600;

    private long steady;
    private long sampled;

    private ThirtyDays() {}

    /** Runs the days. */
    public static void main(String[] args) {
        double days = args.length > 0 ? Double.parseDouble(args[0]) : 30;
        new ThirtyDays().run(days);
    }

    private void run(double days) {
        ReferenceInstallation installation = ReferenceInstallation.largest();
        WholeMeter meter = new WholeMeter(installation, installation.stepping(), Fidelity.AUTO, WINDOWS_PER_MINUTE);
        long began = System.nanoTime();
        while (meter.seconds() < days * DAY_SECONDS) {
            long before = meter.snapshot().windowCount();
            double from = meter.seconds();
            meter.step();
            count(meter.snapshot().windowCount() - before, meter.seconds() - from);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s days of an %s in %.2f s: %.0f times real time%n",
                days,
                installation.model(),
                seconds,
                meter.seconds() / seconds);
        System.out.printf(
                Locale.ROOT,
                "windows: %d, of them %d without samples, %d with (%.2f %%)%n",
                steady + sampled,
                steady,
                sampled,
                100.0 * sampled / (steady + sampled));
        for (int circuit = 0; circuit < installation.model().circuits(); circuit++) {
            printEnergy(circuit, meter.snapshot());
        }
    }

    /** A step of samples is a tenth of a window; a step without them is a window or more. */
    private void count(long windows, double seconds) {
        if (seconds > 0.1) {
            steady += windows;
        } else {
            sampled += windows;
        }
    }

    private static void printEnergy(int circuit, MeterSnapshot snapshot) {
        String id = "c" + (circuit + 1) + ".energy.p.import.total";
        double measured = Quantities.find(id, snapshot.circuits()).orElseThrow().value(snapshot);
        double end =
                snapshot.window().span().endSample() / snapshot.window().span().sampleRateHz();
        double exact = wattHours(circuit, end);
        System.out.printf(
                Locale.ROOT,
                "%s = %.6f kWh, closed form %.6f kWh, off by %.1e%n",
                id,
                measured / 1e3,
                exact / 1e3,
                measured / exact - 1);
    }

    private static double wattHours(int circuit, double seconds) {
        long minutes = (long) (seconds / MINUTE_SECONDS);
        double levelSeconds = ReferenceInstallation.level(minutes) * (seconds - minutes * MINUTE_SECONDS);
        for (long minute = 0; minute < minutes; minute++) {
            levelSeconds += ReferenceInstallation.level(minute) * MINUTE_SECONDS;
        }
        return ReferenceInstallation.watts(circuit) * levelSeconds / HOUR_SECONDS;
    }
}
