package io.metertwin.core.metering;

import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.WindowMeasurement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalInt;

/** Everything that adds up what was measured, in one place: each window counts once, in each of them. One thread. */
public final class Metering {

    private final EnergyRegisters energies;
    private final DemandMeter demand;
    private final ExtremesRecorder extremes;

    /** Counters at zero for a number of circuits. */
    public Metering(int circuits) {
        energies = new EnergyRegisters(circuits);
        demand = new DemandMeter(circuits);
        extremes = new ExtremesRecorder(circuits);
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
        demand.add(window, start, seconds);
        extremes.add(window, start, seconds);
    }

    /** Takes what concerns it from the settings; to be called at first and after every change. */
    public void configure(Settings settings) {
        demand.configure(settings);
        extremes.configure(settings);
    }

    /**
     * Takes notice that the meter's clock was set.
     *
     * @param oldSeconds the time before, seconds since 1970-01-01 00:00 in meter time
     * @param newSeconds the time since
     */
    public void clockSet(double oldSeconds, double newSeconds) {
        demand.clockSet(oldSeconds, newSeconds);
        extremes.clockSet(newSeconds);
    }

    /** Starts the demand of one circuit, counted from 0, or of all of them anew. */
    public void resetDemand(OptionalInt circuit) {
        demand.reset(circuit);
    }

    /** Clears the extremes of one circuit, counted from 0, or all of them. */
    public void resetExtremes(OptionalInt circuit) {
        extremes.reset(circuit);
    }

    /** Everything as it stands. */
    public MeteringReadings readings() {
        return new MeteringReadings(energies.readings(), demand.readings(), extremes.readings());
    }

    /** Writes everything that survives a power cut. */
    public void save(DataOutputStream out) throws IOException {
        demand.save(out);
        extremes.save(out);
    }

    /**
     * Takes over what was saved.
     *
     * @throws IOException when it cannot be read; what comes after that place is as it was
     */
    public void restore(DataInputStream in) throws IOException {
        demand.restore(in);
        extremes.restore(in);
    }
}
