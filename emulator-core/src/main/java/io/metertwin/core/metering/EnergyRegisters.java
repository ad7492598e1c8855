package io.metertwin.core.metering;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.WindowMeasurement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.ObjDoubleConsumer;

/**
 * All energy counters of a meter. Every window counts exactly once, with its exact duration; the direction is that of
 * the window's power, per phase for the phases and of the sum power for the circuit. Where a tariff ends inside a window,
 * the window is cut there.
 */
public final class EnergyRegisters {

    private static final int VERSION = 1;

    private final CircuitEnergies[] circuits;
    private TariffSchedule schedule = TariffSchedule.MANUAL_T1;
    private double clockRate = 1;
    private double partStart;
    private double partSeconds;

    /** Counters at zero for a number of circuits; nobody is told when one wraps. */
    public EnergyRegisters(int circuits) {
        this(circuits, (register, when) -> {});
    }

    /**
     * Counters at zero.
     *
     * @param circuits number of circuits
     * @param wrapped is told the full id of every register that passed its end, and when: seconds since 1970 in meter time
     */
    public EnergyRegisters(int circuits, ObjDoubleConsumer<String> wrapped) {
        this.circuits = new CircuitEnergies[circuits];
        ObjDoubleConsumer<String> timed =
                (register, share) -> wrapped.accept(register, partStart + share * partSeconds * clockRate);
        Arrays.setAll(this.circuits, k -> new CircuitEnergies(k + 1, timed));
    }

    /** Counts by the tariffs and the clock of these settings from now on. */
    public void configure(Settings settings) {
        schedule = TariffSchedule.of(settings);
        clockRate = 1 + settings.catalogue().clock.secondsPerSecond(settings);
    }

    /**
     * Counts a window, or several that measured the same.
     *
     * @param window what was measured
     * @param start when it began, seconds since 1970-01-01 00:00 in meter time
     * @param seconds how long it was so
     */
    public void add(WindowMeasurement window, double start, double seconds) {
        partStart = start;
        if (schedule.byClock()) {
            MinuteSpans.cut(
                    start,
                    seconds * clockRate,
                    (minute, part, ends) -> count(window, part / clockRate, schedule.tariffIn(minute)));
        } else {
            count(window, seconds, schedule.manual());
        }
    }

    private void count(WindowMeasurement window, double seconds, int tariff) {
        partSeconds = seconds;
        for (int k = 0; k < circuits.length; k++) {
            circuits[k].add(window.circuits().get(k), seconds, tariff);
        }
        partStart += seconds * clockRate;
    }

    /**
     * Begins at 0 again, tariffs too.
     *
     * @param circuit which circuit from 0; empty for all
     */
    public CommandResult reset(OptionalInt circuit) {
        if (circuit.isPresent() && (circuit.getAsInt() < 0 || circuit.getAsInt() >= circuits.length)) {
            return new CommandResult.Refused(
                    CommandResult.Kind.VALUE, "there is no circuit " + (circuit.getAsInt() + 1));
        }
        for (int k = 0; k < circuits.length; k++) {
            if (circuit.isEmpty() || circuit.getAsInt() == k) {
                circuits[k].reset();
            }
        }
        return new CommandResult.Accepted();
    }

    /** Begins the tariffs of one circuit, counted from 0, or of all of them at 0 again. */
    public void resetTariffs(OptionalInt circuit) {
        for (int k = 0; k < circuits.length; k++) {
            if (circuit.isEmpty() || circuit.getAsInt() == k) {
                circuits[k].resetTariffs();
            }
        }
    }

    /** All counters as they stand. */
    public EnergyReadings readings() {
        int stride = EnergyReadings.ELEMENTS * EnergyCounter.COUNT;
        long[] counters = new long[circuits.length * stride];
        long[] tariffs = new long[circuits.length * TariffEnergies.COUNT];
        for (int k = 0; k < circuits.length; k++) {
            circuits[k].copyCounters(counters, k * stride);
            circuits[k].copyTariffs(tariffs, k * TariffEnergies.COUNT);
        }
        return new EnergyReadings(counters, tariffs);
    }

    /** Writes all counters. */
    public void save(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(circuits.length);
        for (CircuitEnergies circuit : circuits) {
            circuit.save(out);
        }
    }

    /**
     * Takes counters back that were saved.
     *
     * @throws IOException when the bytes are no counters of a meter with as many circuits; nothing is changed then
     */
    public void restore(DataInputStream in) throws IOException {
        int version = in.readUnsignedByte();
        int saved = in.readUnsignedByte();
        if (version != VERSION || saved != circuits.length) {
            throw new IOException("energy counters of version " + version + " and " + saved
                    + " circuits, not of version " + VERSION + " and " + circuits.length);
        }
        CircuitEnergies[] restored = new CircuitEnergies[saved];
        for (int k = 0; k < saved; k++) {
            restored[k] = circuits[k].restored(in);
        }
        System.arraycopy(restored, 0, circuits, 0, saved);
    }
}
