package io.metertwin.core.metering;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.event.EnergyWrapped;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.WindowMeasurement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Everything that adds up what was measured, in one place: each window counts once, in each of them. One thread. */
public final class Metering {

    private static final double MILLIS_PER_SECOND = 1e3;

    private final Consumer<MeterEvent> events;
    private final EnergyRegisters energies;

    /** Counters at zero for a number of circuits; nobody is told what happens to them. */
    public Metering(int circuits) {
        this(circuits, event -> {});
    }

    /**
     * Counters at zero.
     *
     * @param circuits number of circuits
     * @param events is told what happens to the counters
     */
    public Metering(int circuits, Consumer<MeterEvent> events) {
        this.events = events;
        energies = new EnergyRegisters(circuits, this::wrapped);
    }

    private void wrapped(String register, double when) {
        long millis = (long) Math.floor(when * MILLIS_PER_SECOND);
        events.accept(new EnergyWrapped(EventSpan.begun(millis).ended(0), register));
    }

    /** Counts by these settings from now on. */
    public void configure(Settings settings) {
        energies.configure(settings);
    }

    /**
     * Counts a window, or several in a row that measured the same.
     *
     * @param window what was measured
     * @param start when it began, seconds since 1970-01-01 00:00 in meter time
     * @param seconds how long it was so
     */
    public void add(WindowMeasurement window, double start, double seconds) {
        energies.add(window, start, seconds);
    }

    /**
     * Begins energies at 0 again, tariffs too.
     *
     * @param circuit which circuit from 0; empty for all
     */
    public CommandResult resetEnergy(OptionalInt circuit) {
        return energies.reset(circuit);
    }

    /** Everything as it stands. */
    public MeteringReadings readings() {
        return new MeteringReadings(energies.readings());
    }

    /** Writes everything that has to outlast a power cut. */
    public void save(DataOutputStream out) throws IOException {
        energies.save(out);
    }

    /**
     * Takes back what was saved.
     *
     * @throws IOException when the bytes are damaged; what they were for is unchanged then
     */
    public void restore(DataInputStream in) throws IOException {
        energies.restore(in);
    }
}
