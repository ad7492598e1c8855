package io.metertwin.core.metering;

import io.metertwin.dsp.Power;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The energies of one circuit minute by minute for the last hour, in watt-, var- and volt-ampere-seconds, and the time they
 * were measured in. Sums are compensated: many small windows give what one large one gives.
 */
final class MinuteSums {

    /** Minutes that are kept; the longest demand interval. */
    static final int MINUTES = 60;

    private static final DemandKind[] KINDS = DemandKind.values();
    private static final int SECONDS = KINDS.length;
    private static final int PARTS = SECONDS + 1;
    private static final long UNUSED = Long.MIN_VALUE;

    private final long[] numbers = new long[MINUTES];
    private final double[] sums = new double[MINUTES * PARTS];
    private final double[] rests = new double[MINUTES * PARTS];

    MinuteSums() {
        clear();
    }

    /** Forgets everything. */
    void clear() {
        Arrays.fill(numbers, UNUSED);
    }

    /**
     * Adds what was measured within one minute. Powers that are absent cover no time.
     *
     * @param minute the minute, counted from 1970-01-01 00:00
     * @param seconds how long the power lasted
     */
    void add(long minute, Power power, double seconds) {
        int slot = slot(minute);
        if (numbers[slot] != minute) {
            numbers[slot] = minute;
            Arrays.fill(sums, slot * PARTS, (slot + 1) * PARTS, 0);
            Arrays.fill(rests, slot * PARTS, (slot + 1) * PARTS, 0);
        }
        if (Double.isNaN(power.watts() + power.vars() + power.voltAmperes())) {
            return;
        }
        for (DemandKind kind : KINDS) {
            add(slot * PARTS + kind.ordinal(), kind.of(power) * seconds);
        }
        add(slot * PARTS + SECONDS, seconds);
    }

    /** Knuth's exact sum of two numbers; what does not fit is kept beside. */
    private void add(int at, double value) {
        double sum = sums[at] + value;
        double counted = sum - sums[at];
        rests[at] += (sums[at] - (sum - counted)) + (value - counted);
        sums[at] = sum;
    }

    private static int slot(long minute) {
        return Math.floorMod(minute, MINUTES);
    }

    /** The time that was measured in some minutes, both included, seconds. */
    double seconds(long from, long to) {
        return sum(from, to, SECONDS);
    }

    /** The average powers over some minutes, both included; absent when nothing was measured in them. */
    DemandValue average(long from, long to) {
        double seconds = seconds(from, to);
        return seconds > 0
                ? new DemandValue(sum(from, to, 0) / seconds, sum(from, to, 1) / seconds, sum(from, to, 2) / seconds)
                : DemandValue.ABSENT;
    }

    private double sum(long from, long to, int part) {
        double sum = 0;
        double rest = 0;
        for (long minute = from; minute <= to; minute++) {
            int slot = slot(minute);
            if (numbers[slot] == minute) {
                sum += sums[slot * PARTS + part];
                rest += rests[slot * PARTS + part];
            }
        }
        return sum + rest;
    }

    /** Writes all minutes. */
    void save(DataOutputStream out) throws IOException {
        for (int slot = 0; slot < MINUTES; slot++) {
            out.writeLong(numbers[slot]);
        }
        for (int at = 0; at < sums.length; at++) {
            out.writeDouble(sums[at]);
            out.writeDouble(rests[at]);
        }
    }

    /** Reads what {@link #save} has written. */
    void restore(DataInputStream in) throws IOException {
        for (int slot = 0; slot < MINUTES; slot++) {
            numbers[slot] = in.readLong();
        }
        for (int at = 0; at < sums.length; at++) {
            sums[at] = finite(in.readDouble());
            rests[at] = finite(in.readDouble());
        }
    }

    private static double finite(double value) throws IOException {
        if (!Double.isFinite(value)) {
            throw new IOException("a stored sum of demand is no number");
        }
        return value;
    }
}
