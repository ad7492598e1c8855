package io.metertwin.core.metering;

import io.metertwin.dsp.Power;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The demands of one circuit: what each interval came to, and the largest of them. */
final class CircuitDemand {

    /** An interval of which less than this is missing was measured from begin to end: rounding of meter time. */
    private static final double MISSING_SECONDS = 0.01;

    /** The same as a share of the interval: a clock that runs fast by 200 ppm and its rounding. */
    private static final double MISSING_SHARE = 2.5e-4;

    private static final DemandKind[] KINDS = DemandKind.values();

    private final MinuteSums sums = new MinuteSums();
    private final Stamped[] maxima = new Stamped[KINDS.length];
    private DemandValue present;
    private long presentMillis;
    private boolean complete;
    private DemandValue last;

    CircuitDemand() {
        reset();
    }

    /** Starts anew: no demand, no maximum, and of the interval that runs only what comes now. */
    void reset() {
        forgetMinutes();
        present = DemandValue.ABSENT;
        presentMillis = 0;
        complete = true;
        last = DemandValue.ABSENT;
        Arrays.fill(maxima, Stamped.ABSENT);
    }

    /** Drops the minutes of the interval that runs. */
    void forgetMinutes() {
        sums.clear();
    }

    /** Counts a part of a window that lies within one minute. */
    void add(long minute, Power power, double seconds) {
        sums.add(minute, power, seconds);
    }

    /** Whether the given minutes, both included, were measured from begin to end. */
    boolean covers(long from, long to, double seconds) {
        return sums.seconds(from, to) > seconds * (1 - MISSING_SHARE) - MISSING_SECONDS;
    }

    /**
     * Ends an interval; one in which nothing was measured leaves everything as it is.
     *
     * @param from its first minute
     * @param to its last minute
     * @param whole whether it was measured from begin to end; only then it can be a maximum
     * @param millis its end in meter time
     */
    void end(long from, long to, boolean whole, long millis) {
        DemandValue average = sums.average(from, to);
        if (Double.isNaN(average.watts())) {
            return;
        }
        present = average;
        presentMillis = millis;
        complete = whole;
        if (!whole) {
            return;
        }
        last = average;
        for (DemandKind kind : KINDS) {
            double value = average.of(kind);
            if (!(Math.abs(value) <= Math.abs(maxima[kind.ordinal()].value()))) {
                maxima[kind.ordinal()] = new Stamped(value, millis);
            }
        }
    }

    /** Everything as it stands, with the average of the given minutes as the running one. */
    DemandReadings.Circuit readings(long from, long to) {
        return new DemandReadings.Circuit(
                present, presentMillis, complete, sums.average(from, to), last, List.of(maxima));
    }

    /** Writes everything. */
    void save(DataOutputStream out) throws IOException {
        sums.save(out);
        save(out, present);
        out.writeLong(presentMillis);
        out.writeBoolean(complete);
        save(out, last);
        for (Stamped maximum : maxima) {
            out.writeDouble(maximum.value());
            out.writeLong(maximum.millis());
        }
    }

    private static void save(DataOutputStream out, DemandValue value) throws IOException {
        for (DemandKind kind : KINDS) {
            out.writeDouble(value.of(kind));
        }
    }

    /** Reads what {@link #save} has written. */
    void restore(DataInputStream in) throws IOException {
        sums.restore(in);
        present = value(in);
        presentMillis = in.readLong();
        complete = in.readBoolean();
        last = value(in);
        for (DemandKind kind : KINDS) {
            maxima[kind.ordinal()] = new Stamped(in.readDouble(), in.readLong());
        }
    }

    private static DemandValue value(DataInputStream in) throws IOException {
        return new DemandValue(in.readDouble(), in.readDouble(), in.readDouble());
    }

    /** The demand computed last. */
    DemandValue present() {
        return present;
    }
}
