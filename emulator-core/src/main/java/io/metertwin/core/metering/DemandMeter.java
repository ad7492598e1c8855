package io.metertwin.core.metering;

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
 * Demand: the net average powers of every circuit over fixed or sliding intervals of 1 to 60 minutes (manual 5.4).
 *
 * <p>An interval that was not measured from begin to end - cut short by midnight, a clock set, a reset or a power cut - is
 * flagged and sets no maximum. One thread.
 */
final class DemandMeter {

    private static final int VERSION = 1;
    private static final double MINUTE_SECONDS = 60;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final double MILLIS_PER_SECOND = 1e3;

    /** How far steady hours of a clock that runs slow may reach back into what has been ended. */
    private static final int OVERLAP_MINUTES = 2;

    private static final long NO_MINUTE = Long.MIN_VALUE / 2;
    private static final long LAST_MINUTE = Long.MAX_VALUE / 2;

    private final CircuitDemand[] circuits;
    private DemandInterval interval = new DemandInterval(DemandMode.FIXED, 15);

    /** The minute that was counted last. */
    private long current = NO_MINUTE;

    /** The minute that was ended last; what rounding or a slow clock leaves of it counts no more. */
    private long ended = NO_MINUTE;

    /** The time the clock was set to last: what a window holds from before is not of the new time. */
    private double earliest = Double.NEGATIVE_INFINITY;

    /** No demand yet, for a number of circuits. */
    DemandMeter(int circuits) {
        this.circuits = new CircuitDemand[circuits];
        for (int circuit = 0; circuit < circuits; circuit++) {
            this.circuits[circuit] = new CircuitDemand();
        }
    }

    /** Takes the interval from the settings; another one starts anew. */
    void configure(Settings settings) {
        DemandInterval wanted = new DemandInterval(
                settings.get(settings.catalogue().demand.mode),
                settings.get(settings.catalogue().demand.intervalMinutes).intValue());
        if (!wanted.equals(interval)) {
            interval = wanted;
            reset(OptionalInt.empty());
        }
    }

    /**
     * Counts a window, or several in a row that measured the same.
     *
     * @param window what was measured
     * @param start when it began, seconds since 1970-01-01 00:00 in meter time
     * @param seconds how long it was so
     */
    void add(WindowMeasurement window, double start, double seconds) {
        double from = Math.max(start, earliest);
        MinuteSpans.cut(
                from, seconds - (from - start), (minute, part, endsMinute) -> add(window, minute, part, endsMinute));
    }

    private void add(WindowMeasurement window, long minute, double seconds, boolean endsMinute) {
        if (minute <= ended && minute > ended - OVERLAP_MINUTES) {
            return;
        }
        if (minute < ended) {
            startAt(minute);
        }
        if (current > ended && minute != current) {
            end(current, minute);
        }
        current = minute;
        for (int circuit = 0; circuit < circuits.length; circuit++) {
            circuits[circuit].add(minute, window.circuits().get(circuit).total(), seconds);
        }
        if (endsMinute) {
            end(minute, minute + 1);
        }
    }

    /** Ends a minute, and the interval that the next minute does not belong to. */
    private void end(long minute, long next) {
        ended = minute;
        boolean sliding = interval.mode() == DemandMode.SLIDING;
        if (!sliding && interval.begin(next) == interval.begin(minute)) {
            return;
        }
        long from = interval.begin(minute);
        long last = interval.last(minute);
        for (CircuitDemand circuit : circuits) {
            boolean whole = circuit.covers(from, last, interval.seconds());
            if (whole || !sliding) {
                circuit.end(from, last, whole, (last + 1) * MILLIS_PER_MINUTE);
            }
        }
    }

    /**
     * Ends the interval that runs, because the clock was set.
     *
     * @param oldSeconds the time before, seconds since 1970-01-01 00:00 in meter time
     * @param newSeconds the time since
     */
    void clockSet(double oldSeconds, double newSeconds) {
        if (oldSeconds == newSeconds) {
            return;
        }
        long open = open();
        for (CircuitDemand circuit : circuits) {
            if (interval.mode() == DemandMode.FIXED) {
                circuit.end(interval.begin(open), open, false, Math.round(oldSeconds * MILLIS_PER_SECOND));
            }
        }
        earliest = newSeconds;
        startAt((long) Math.floor(newSeconds / MINUTE_SECONDS));
    }

    /** Goes on at another time, with nothing measured before it. */
    private void startAt(long minute) {
        for (CircuitDemand circuit : circuits) {
            circuit.forgetMinutes();
        }
        current = NO_MINUTE;
        ended = minute - 1;
    }

    /** The minute that is being measured. */
    private long open() {
        return Math.max(current, ended + 1);
    }

    /** Starts anew: one circuit, counted from 0, or all. */
    void reset(OptionalInt circuit) {
        for (int k = 0; k < circuits.length; k++) {
            if (circuit.isEmpty() || circuit.getAsInt() == k) {
                circuits[k].reset();
            }
        }
    }

    /** The demand computed last, with its sign; NaN while there is none. */
    double present(int circuit, DemandKind kind) {
        return circuits[circuit].present().of(kind);
    }

    /** Everything as it stands. */
    DemandReadings readings() {
        long open = open();
        List<DemandReadings.Circuit> readings = new ArrayList<>();
        for (CircuitDemand circuit : circuits) {
            readings.add(circuit.readings(interval.begin(open), open));
        }
        return new DemandReadings(readings);
    }

    /** Writes everything that must survive a power cut. */
    void save(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(interval.mode().ordinal());
        out.writeByte(interval.minutes());
        out.writeByte(circuits.length);
        out.writeLong(current);
        out.writeLong(ended);
        for (CircuitDemand circuit : circuits) {
            circuit.save(out);
        }
    }

    /**
     * Reads what {@link #save} has written. What was formed over another interval than the one set is left out.
     *
     * @throws IOException when it is not that; nothing is changed then
     */
    void restore(DataInputStream in) throws IOException {
        if (in.readByte() != VERSION) {
            throw new IOException("stored demand has an unknown version");
        }
        int mode = in.readByte();
        int minutes = in.readByte();
        if (in.readByte() != circuits.length) {
            throw new IOException("stored demand is of another number of circuits");
        }
        long storedCurrent = minute(in);
        long storedEnded = minute(in);
        CircuitDemand[] stored = new CircuitDemand[circuits.length];
        for (int circuit = 0; circuit < stored.length; circuit++) {
            stored[circuit] = new CircuitDemand();
            stored[circuit].restore(in);
        }
        if (mode == interval.mode().ordinal() && minutes == interval.minutes()) {
            System.arraycopy(stored, 0, circuits, 0, stored.length);
            current = storedCurrent;
            ended = storedEnded;
            earliest = Double.NEGATIVE_INFINITY;
        }
    }

    private static long minute(DataInputStream in) throws IOException {
        long minute = in.readLong();
        if (minute < NO_MINUTE || minute > LAST_MINUTE) {
            throw new IOException("a stored minute of demand is no time");
        }
        return minute;
    }
}
