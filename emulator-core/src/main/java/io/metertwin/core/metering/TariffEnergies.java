package io.metertwin.core.metering;

import io.metertwin.core.settings.TariffSettings;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.ObjDoubleConsumer;

/** The energies of one circuit by tariff: every micro-hour that its totals gain goes to exactly one tariff. */
final class TariffEnergies {

    /** Registers of one circuit: each kind, tariffs fastest. */
    static final int COUNT = EnergyKind.BY_TARIFF.size() * TariffSettings.TARIFFS;

    private final long[] microHours = new long[COUNT];

    /**
     * Position of one register.
     *
     * @param kind which of {@link EnergyKind#BY_TARIFF}
     * @param tariff 1 to 6
     */
    static int index(EnergyKind kind, int tariff) {
        return EnergyKind.BY_TARIFF.indexOf(kind) * TariffSettings.TARIFFS + tariff - 1;
    }

    /**
     * Counts what the totals of the circuit gained.
     *
     * @param tariff the tariff in force, 1 to 6
     * @param gained micro-hours of each {@link EnergyCounter}
     * @param wrapped is told every kind whose register passed its end, and after what share of the time
     */
    void add(int tariff, long[] gained, ObjDoubleConsumer<EnergyKind> wrapped) {
        int at = tariff - 1;
        for (EnergyKind kind : EnergyKind.BY_TARIFF) {
            long room = EnergyAccumulator.WRAP_MICRO_HOURS - microHours[at];
            long more = kind.gained(gained);
            microHours[at] = EnergyKind.folded(microHours[at] + more);
            if (more >= room) {
                wrapped.accept(kind, (double) room / more);
            }
            at += TariffSettings.TARIFFS;
        }
    }

    /** Writes the registers to an array, from a position on. */
    void copyTo(long[] registers, int first) {
        System.arraycopy(microHours, 0, registers, first, COUNT);
    }

    /** Begins at 0 again. */
    void reset() {
        Arrays.fill(microHours, 0);
    }

    /** Writes the whole state. */
    void save(DataOutputStream out) throws IOException {
        for (long value : microHours) {
            out.writeLong(value);
        }
    }

    /**
     * The registers that were saved.
     *
     * @throws IOException when the bytes are no registers
     */
    static TariffEnergies restored(DataInputStream in) throws IOException {
        TariffEnergies energies = new TariffEnergies();
        for (int k = 0; k < COUNT; k++) {
            energies.microHours[k] = EnergyAccumulator.checked(in.readLong());
        }
        return energies;
    }
}
