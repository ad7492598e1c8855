package io.metertwin.core.metering;

import io.metertwin.dsp.Power;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.ObjDoubleConsumer;

/** The energy counters of one phase, or of the sum power of one circuit. */
final class ElementEnergies {

    private static final EnergyCounter[] COUNTERS = EnergyCounter.values();
    private static final EnergyKind[] KINDS = EnergyKind.values();

    private final EnergyAccumulator[] accumulators = new EnergyAccumulator[EnergyCounter.COUNT];
    private final long[] before = new long[EnergyCounter.COUNT];
    private final long[] gained = new long[EnergyCounter.COUNT];

    /** Counters at zero. */
    ElementEnergies() {
        Arrays.setAll(accumulators, k -> new EnergyAccumulator());
    }

    /**
     * Counts a power over a time.
     *
     * @param wrapped is told every register that passed its end, and after what share of the time
     * @return what each counter gained, micro-hours; valid until the next call
     */
    long[] add(Power power, double seconds, ObjDoubleConsumer<EnergyKind> wrapped) {
        long all = 0;
        for (int k = 0; k < accumulators.length; k++) {
            before[k] = accumulators[k].microHours();
            gained[k] = accumulators[k].add(COUNTERS[k].counted(power), seconds);
            all += before[k] + gained[k];
        }
        if (all >= EnergyAccumulator.WRAP_MICRO_HOURS) {
            tellWraps(wrapped);
        }
        return gained;
    }

    private void tellWraps(ObjDoubleConsumer<EnergyKind> wrapped) {
        for (EnergyKind kind : KINDS) {
            long room = EnergyAccumulator.WRAP_MICRO_HOURS - kind.register(before, 0);
            long more = kind.gained(gained);
            if (!kind.net() && more >= room) {
                wrapped.accept(kind, (double) room / more);
            }
        }
    }

    /** Writes the counters to an array, from a position on. */
    void copyTo(long[] counters, int first) {
        for (int k = 0; k < accumulators.length; k++) {
            counters[first + k] = accumulators[k].microHours();
        }
    }

    /** Begins at 0 again. */
    void reset() {
        for (EnergyAccumulator accumulator : accumulators) {
            accumulator.reset();
        }
    }

    /** Writes the whole state. */
    void save(DataOutputStream out) throws IOException {
        for (EnergyAccumulator accumulator : accumulators) {
            accumulator.save(out);
        }
    }

    /**
     * The counters that were saved.
     *
     * @throws IOException when the bytes are no counters
     */
    static ElementEnergies restored(DataInputStream in) throws IOException {
        ElementEnergies energies = new ElementEnergies();
        for (int k = 0; k < energies.accumulators.length; k++) {
            energies.accumulators[k] = EnergyAccumulator.restored(in);
        }
        return energies;
    }
}
