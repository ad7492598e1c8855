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
    private final DemandMeter demand;
    private final ExtremesRecorder extremes;

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
        demand = new DemandMeter(circuits);
        extremes = new ExtremesRecorder(circuits);
    }

    private void wrapped(String register, double when) {
        long millis = (long) Math.floor(when * MILLIS_PER_SECOND);
        events.accept(new EnergyWrapped(EventSpan.begun(millis).ended(0), register));
    }

    /** Takes what concerns it from the settings; to be called at first and after every change. */
    public void configure(Settings settings) {
        energies.configure(settings);
        demand.configure(settings);
        extremes.configure(settings);
    }

    /**
     * Counts a window, or several in a row that measured the same.
     *
     * @param window what was measured
     * @param start when it began, seconds since 1970-01-01 00:00 in meter time
     * @param seconds how long it was so
     */
    public void add(WindowMeasurement window, double start, double seconds) {
        addPart(window, start, seconds);
        addExtremes(window, start, seconds);
    }

    /**
     * Counts a part of a window, which adds up but is no extreme; parameters as of {@link #add}.
     *
     * @param window what was measured
     * @param start when the part began
     * @param seconds how long it is
     */
    public void addPart(WindowMeasurement window, double start, double seconds) {
        energies.add(window, start, seconds);
        demand.add(window, start, seconds);
    }

    /**
     * Looks at a window, or several in a row, whose parts have been counted; parameters as of {@link #add}.
     *
     * @param window what was measured
     * @param start when it began
     * @param seconds how long it was so
     */
    public void addExtremes(WindowMeasurement window, double start, double seconds) {
        extremes.add(window, start, seconds);
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

    /**
     * Begins energies at 0 again, tariffs too.
     *
     * @param circuit which circuit from 0; empty for all
     */
    public CommandResult resetEnergy(OptionalInt circuit) {
        return energies.reset(circuit);
    }

    /** Begins the energies by tariff of one circuit, counted from 0, or of all of them at 0 again. */
    public void resetTariffEnergy(OptionalInt circuit) {
        energies.resetTariffs(circuit);
    }

    /** Starts the demand of one circuit, counted from 0, or of all of them anew. */
    public void resetDemand(OptionalInt circuit) {
        demand.reset(circuit);
    }

    /** Clears the extremes of one circuit, counted from 0, or all of them. */
    public void resetExtremes(OptionalInt circuit) {
        extremes.reset(circuit);
    }

    /** The demand of a circuit computed last, watts, vars or volt-amperes with its sign; NaN while there is none. */
    public double presentDemand(int circuit, DemandKind kind) {
        return demand.present(circuit, kind);
    }

    /** Everything as it stands. */
    public MeteringReadings readings() {
        return new MeteringReadings(energies.readings(), demand.readings(), extremes.readings());
    }

    /** Writes everything that survives a power cut. */
    public void save(DataOutputStream out) throws IOException {
        energies.save(out);
        demand.save(out);
        extremes.save(out);
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
        demand.restore(in);
        extremes.restore(in);
    }
}
