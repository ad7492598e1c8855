package io.metertwin.core.runtime;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.metering.DemandReadings;
import io.metertwin.core.metering.EnergyRegisters;
import io.metertwin.core.metering.ExtremesReadings;
import io.metertwin.core.metering.MeteringReadings;
import io.metertwin.core.settings.DemandMode;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.WindowMeasurement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a perfect meter has added up: energies, which outlive the process, and demand, which begins with the run. Extremes are
 * absent: they would need every value of every window. Used by the loop's thread.
 */
final class TrueCounters {

    private final EnergyRegisters energies;
    private final List<TrueDemand> demand = new ArrayList<>();

    /**
     * Counters at zero.
     *
     * @param circuits number of circuits
     * @param settings the meter's settings
     */
    TrueCounters(int circuits, Settings settings) {
        energies = new EnergyRegisters(circuits);
        for (int circuit = 0; circuit < circuits; circuit++) {
            demand.add(new TrueDemand(isSliding(settings), minutes(settings)));
        }
        energies.configure(settings);
    }

    private static boolean isSliding(Settings settings) {
        return settings.get(settings.catalogue().demand.mode) == DemandMode.SLIDING;
    }

    private static int minutes(Settings settings) {
        return settings.get(settings.catalogue().demand.intervalMinutes).intValue();
    }

    /** Counts by other settings from now on. */
    void configure(Settings settings) {
        energies.configure(settings);
        demand.forEach(circuit -> circuit.configure(isSliding(settings), minutes(settings)));
    }

    /**
     * Counts a part of a window.
     *
     * @param powers what filled it
     * @param start when it began, seconds since 1970 in meter time
     * @param seconds how long it was
     */
    void add(WindowMeasurement powers, double start, double seconds) {
        energies.add(powers, start, seconds);
        for (int circuit = 0; circuit < demand.size(); circuit++) {
            demand.get(circuit).add(powers.circuits().get(circuit).total(), start, seconds);
        }
    }

    /** Clears what a command clears. */
    void clear(MeterCommand command) {
        if (command instanceof MeterCommand.ResetEnergy reset) {
            energies.reset(reset.circuit());
        }
        if (command instanceof MeterCommand.ResetTariffEnergy reset) {
            energies.resetTariffs(reset.circuit());
        }
        if (command instanceof MeterCommand.ResetDemand reset) {
            resetDemand(reset.circuit());
        }
        if (command instanceof MeterCommand.FactoryReset reset && reset.counters()) {
            energies.reset(OptionalInt.empty());
            resetDemand(OptionalInt.empty());
        }
    }

    private void resetDemand(OptionalInt circuit) {
        for (int k = 0; k < demand.size(); k++) {
            if (circuit.isEmpty() || circuit.getAsInt() == k) {
                demand.get(k).reset();
            }
        }
    }

    /** The clock was set; it showed a time before, seconds since 1970. */
    void clockSet(double before) {
        demand.forEach(circuit -> circuit.clockSet(before));
    }

    /** Everything as it stands. */
    MeteringReadings readings() {
        List<DemandReadings.Circuit> circuits =
                demand.stream().map(TrueDemand::readings).toList();
        return new MeteringReadings(
                energies.readings(), new DemandReadings(circuits), ExtremesReadings.none(demand.size()));
    }

    /** Writes the energies. */
    void save(DataOutputStream out) throws IOException {
        energies.save(out);
    }

    /**
     * Takes over energies that were saved.
     *
     * @throws IOException when they cannot be read; nothing has changed then
     */
    void restore(DataInputStream in) throws IOException {
        energies.restore(in);
    }
}
