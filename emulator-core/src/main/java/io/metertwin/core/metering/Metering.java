package io.metertwin.core.metering;

import io.metertwin.dsp.WindowMeasurement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Everything that adds up what was measured, in one place: each window counts once, in each of them. One thread. */
public final class Metering {

    private final EnergyRegisters energies;

    /** Counters at zero for a number of circuits. */
    public Metering(int circuits) {
        energies = new EnergyRegisters(circuits);
    }

    /**
     * Counts a window, or several in a row that measured the same.
     *
     * @param window what was measured
     * @param start when it began, seconds since 1970-01-01 00:00 in meter time
     * @param seconds how long it was so
     */
    public void add(WindowMeasurement window, double start, double seconds) {
        energies.add(window, seconds);
    }

    /** Writes everything that survives a power cut. */
    public void save(DataOutputStream out) throws IOException {
        energies.save(out);
    }

    /** Writes the energy counters alone, as {@link EnergyRegisters#restore} reads them. */
    public void saveEnergies(DataOutputStream out) throws IOException {
        energies.save(out);
    }

    /**
     * Takes over what was saved.
     *
     * @throws IOException when it cannot be read; what comes after that place is as it was
     */
    public void restore(DataInputStream in) throws IOException {
        energies.restore(in);
    }

    /** Everything as it stands. */
    public MeteringReadings readings() {
        return new MeteringReadings(energies.readings());
    }
}
