package io.metertwin.core.metering;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One energy counter: whole microwatt-hours in a {@code long}, with the remainder kept, so nothing is lost to rounding
 * however small the windows and however large the counter.
 */
final class EnergyAccumulator {

    /** The register wraps to 0 at 99 999 999.9 kWh; this is one count of 0.1 kWh more. */
    static final long WRAP_MICRO_HOURS = 100_000_000_000L * 1_000_000;

    private static final double MICRO_HOURS_PER_SECOND = 1e6 / 3600;

    /** Divided by, not multiplied with its inverse: whole watt-hours must come out whole. */
    private static final double MICRO_HOURS_PER_HOUR = 1e6;

    private long microHours;
    private double remainder;

    /**
     * Adds a power over a time.
     *
     * @param power watts, vars or volt-amperes, 0 or more
     * @param seconds duration
     */
    void add(double power, double seconds) {
        double quanta = power * seconds * MICRO_HOURS_PER_SECOND + remainder;
        long whole = (long) Math.floor(quanta);
        remainder = quanta - whole;
        microHours += whole;
        if (microHours >= WRAP_MICRO_HOURS) {
            microHours -= WRAP_MICRO_HOURS;
        }
    }

    void save(DataOutputStream out) throws IOException {
        out.writeLong(microHours);
        out.writeDouble(remainder);
    }

    /** Takes over a counter that was saved; one that cannot be is refused, and this one stays as it was. */
    void restore(DataInputStream in) throws IOException {
        long whole = in.readLong();
        double part = in.readDouble();
        if (whole < 0 || whole >= WRAP_MICRO_HOURS || !(part >= 0 && part < 1)) {
            throw new IOException("a counter cannot stand at " + whole + " + " + part);
        }
        microHours = whole;
        remainder = part;
    }

    /** The counter in watt-, var- or volt-ampere-hours. */
    double hours() {
        return microHours / MICRO_HOURS_PER_HOUR;
    }
}
