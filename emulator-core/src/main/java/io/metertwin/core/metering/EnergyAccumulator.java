package io.metertwin.core.metering;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One energy counter: whole micro-hours (of watts, vars or volt-amperes) in a {@code long}, with the remainder kept, so
 * nothing is lost to rounding however small the windows and however large the counter.
 */
final class EnergyAccumulator {

    /** The register wraps to 0 at 99 999 999.9 kWh; this is one count of 0.1 kWh more. */
    static final long WRAP_MICRO_HOURS = 100_000_000_000L * 1_000_000;

    private static final double MICRO_HOURS_PER_HOUR = 1e6;
    private static final double SECONDS_PER_HOUR = 3600;

    private long microHours;
    private double remainder;

    /**
     * Adds a power over a time.
     *
     * @param power watts, vars or volt-amperes, 0 or more
     * @param seconds duration
     * @return the whole micro-hours that this made the counter gain, before it wrapped
     */
    long add(double power, double seconds) {
        double quanta = power * seconds * MICRO_HOURS_PER_HOUR / SECONDS_PER_HOUR + remainder;
        long whole = (long) Math.floor(quanta);
        remainder = quanta - whole;
        microHours = (microHours + whole) % WRAP_MICRO_HOURS;
        return whole;
    }

    /** The counter, micro-hours, 0 or more and below {@link #WRAP_MICRO_HOURS}. */
    long microHours() {
        return microHours;
    }

    /** Begins at 0 again. */
    void reset() {
        microHours = 0;
        remainder = 0;
    }

    /** Writes the whole state. */
    void save(DataOutputStream out) throws IOException {
        out.writeLong(microHours);
        out.writeDouble(remainder);
    }

    /**
     * The counter that was saved.
     *
     * @throws IOException when the bytes are no counter
     */
    static EnergyAccumulator restored(DataInputStream in) throws IOException {
        EnergyAccumulator accumulator = new EnergyAccumulator();
        accumulator.microHours = checked(in.readLong());
        accumulator.remainder = in.readDouble();
        if (!(accumulator.remainder >= 0 && accumulator.remainder < 1)) {
            throw new IOException("an energy counter cannot have a remainder of " + accumulator.remainder);
        }
        return accumulator;
    }

    /**
     * Micro-hours that a register can hold.
     *
     * @throws IOException when these are none
     */
    static long checked(long microHours) throws IOException {
        if (microHours < 0 || microHours >= WRAP_MICRO_HOURS) {
            throw new IOException("an energy counter cannot stand at " + microHours + " micro-hours");
        }
        return microHours;
    }
}
