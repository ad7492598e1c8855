package io.metertwin.app.bench;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.runtime.Fidelity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything a run of the bench has measured.
 *
 * @param model model of the meter
 * @param seconds how long it was to take, host seconds
 * @param before the machine before the run
 * @param speeds one for each fidelity
 * @param stages where the time of a sampled meter goes, one list for each clock
 * @param steps steps of the signal processing alone, on a free clock
 * @param twoThreads what two threads do over what one does
 * @param modbus Modbus reads
 */
public record BenchResult(
        ModelCode model,
        double seconds,
        Machine before,
        List<Speed> speeds,
        List<Stages> stages,
        List<Share> steps,
        double twoThreads,
        ModbusReads modbus) {

    /** Part of a machine that is planned with; the rest is for clients and for everything else that runs. */
    public static final double USABLE = 0.8;

    /**
     * How fast a fidelity is on one core.
     *
     * @param fidelity the fidelity
     * @param chain synthesis to measured windows alone; empty where there are no samples
     * @param meter the whole meter, every window published
     * @param together the whole meter with up to a minute of windows measured together; empty where there are samples
     */
    public record Speed(Fidelity fidelity, Optional<Timing> chain, Timing meter, Optional<Timing> together) {

        /** Meters in real time on some cores, as far as computing goes. */
        public long meters(int cores) {
            return (long) Math.floor(cores * meter.timesRealTime() * USABLE);
        }
    }

    /**
     * Where the time of a sampled meter goes.
     *
     * @param fidelity the fidelity
     * @param shares its stages in the order of the data
     */
    public record Stages(Fidelity fidelity, List<Share> shares) {

        /** All stages together, host microseconds for each virtual second. */
        public double micros() {
            return sum(shares);
        }
    }

    /**
     * One stage.
     *
     * @param name what it does
     * @param micros what it takes, host microseconds for each virtual second
     */
    public record Share(String name, double micros) {}

    /** The name of a fidelity as users write it. */
    static String name(Fidelity fidelity) {
        return fidelity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All stages together, host microseconds for each virtual second. */
    static double sum(List<Share> shares) {
        return shares.stream().mapToDouble(Share::micros).sum();
    }
}
