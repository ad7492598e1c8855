package io.metertwin.core.runtime;

import io.metertwin.core.metering.DemandKind;
import io.metertwin.core.metering.DemandReadings;
import io.metertwin.core.metering.DemandValue;
import io.metertwin.core.metering.Stamped;
import io.metertwin.dsp.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The demand of one circuit of a perfect meter, as the words of the manual have it: the energy of every minute, added up when
 * an interval ends. Kept apart from the meter's own way of counting, so that one can be judged by the other. Minutes and
 * seconds are those of the meter's clock since 1970. Used by the loop's thread.
 */
final class TrueDemand {

    private static final double MINUTE_SECONDS = 60;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int MINUTES_PER_DAY = 1440;

    /** Rounding of a time since 1970. */
    private static final double SAME_SECONDS = 1e-6;

    /** An interval of which less is missing is whole (decision 16). */
    private static final double MISSING_SECONDS = 0.01;

    private static final double MISSING_SHARE = 2.5e-4;

    private final TreeMap<Long, Sums> minutes = new TreeMap<>();
    private final List<Stamped> maxima = new ArrayList<>();
    private DemandReadings.Circuit ended;
    private boolean sliding;
    private int length;

    /** Energies of some time, watt-, var- and volt-ampere-seconds, and the seconds of it. */
    private record Sums(double watts, double vars, double voltAmperes, double seconds) {

        static final Sums NONE = new Sums(0, 0, 0, 0);

        Sums plus(Power power, double time) {
            return new Sums(
                    watts + power.watts() * time,
                    vars + power.vars() * time,
                    voltAmperes + power.voltAmperes() * time,
                    seconds + time);
        }

        Sums plus(Sums other) {
            return new Sums(
                    watts + other.watts, vars + other.vars, voltAmperes + other.voltAmperes, seconds + other.seconds);
        }

        DemandValue average() {
            return seconds == 0
                    ? DemandValue.ABSENT
                    : new DemandValue(watts / seconds, vars / seconds, voltAmperes / seconds);
        }
    }

    /** No demand over intervals of some minutes, sliding or fixed. */
    TrueDemand(boolean sliding, int length) {
        configure(sliding, length);
    }

    /** Takes over how demand is formed; another way starts anew. */
    void configure(boolean nowSliding, int nowLength) {
        if (sliding != nowSliding || length != nowLength) {
            sliding = nowSliding;
            length = nowLength;
            reset();
        }
    }

    /** Starts anew. */
    void reset() {
        minutes.clear();
        maxima.clear();
        for (DemandKind kind : DemandKind.values()) {
            maxima.add(kind.ordinal(), Stamped.ABSENT);
        }
        ended = DemandReadings.Circuit.ABSENT;
    }

    /**
     * Counts a power.
     *
     * @param start since when it lasted
     * @param seconds how long
     */
    void add(Power power, double start, double seconds) {
        double end = start + seconds;
        for (double at = start; end - at > SAME_SECONDS; ) {
            long minute = (long) Math.floor((at + SAME_SECONDS) / MINUTE_SECONDS);
            double boundary = (minute + 1) * MINUTE_SECONDS;
            if (!minutes.isEmpty() && minutes.lastKey() < minute) {
                leave(minutes.lastKey(), minute);
            }
            double time = Math.min(end, boundary) - at;
            boolean present = !Double.isNaN(power.watts() + power.vars() + power.voltAmperes());
            minutes.merge(minute, present ? Sums.NONE.plus(power, time) : Sums.NONE, Sums::plus);
            at += time;
            if (boundary - at < SAME_SECONDS) {
                leave(minute, minute + 1);
                minutes.putIfAbsent(minute + 1, Sums.NONE);
            }
        }
        minutes.headMap(minutes.isEmpty() ? 0 : minutes.lastKey() - MINUTES_PER_DAY)
                .clear();
    }

    /** One minute is over, and with it the interval the next one does not belong to. */
    private void leave(long minute, long next) {
        if (!sliding && begin(minute) == begin(next)) {
            return;
        }
        long last = sliding ? minute : Math.min(begin(minute) + length, midnightAfter(minute)) - 1;
        Sums sums = sums(begin(minute), minute);
        boolean whole = sums.seconds > length * MINUTE_SECONDS * (1 - MISSING_SHARE) - MISSING_SECONDS;
        if (whole || !sliding) {
            end(sums.average(), whole, (last + 1) * MILLIS_PER_MINUTE);
        }
    }

    private static long midnightAfter(long minute) {
        return minute - Math.floorMod(minute, MINUTES_PER_DAY) + MINUTES_PER_DAY;
    }

    /** First minute of the interval that a minute belongs to, or that ends with it. */
    private long begin(long minute) {
        return sliding ? minute - length + 1 : minute - Math.floorMod(minute, MINUTES_PER_DAY) % length;
    }

    private Sums sums(long from, long to) {
        return minutes.subMap(from, true, to, true).values().stream().reduce(Sums.NONE, Sums::plus);
    }

    private void end(DemandValue average, boolean whole, long millis) {
        if (Double.isNaN(average.watts())) {
            return;
        }
        for (DemandKind kind : DemandKind.values()) {
            double largest = Math.abs(maxima.get(kind.ordinal()).value());
            if (whole && !(Math.abs(average.of(kind)) <= largest)) {
                maxima.set(kind.ordinal(), new Stamped(average.of(kind), millis));
            }
        }
        ended = new DemandReadings.Circuit(
                average, millis, whole, DemandValue.ABSENT, whole ? average : ended.last(), maxima);
    }

    /** The clock was set: a fixed interval ends at the time it showed before. */
    void clockSet(double before) {
        if (!sliding && !minutes.isEmpty()) {
            long open = minutes.lastKey();
            end(sums(begin(open), open).average(), false, Math.round(before * MILLIS_PER_SECOND));
        }
        minutes.clear();
    }

    /** Everything as it stands. */
    DemandReadings.Circuit readings() {
        DemandValue running = minutes.isEmpty()
                ? DemandValue.ABSENT
                : sums(begin(minutes.lastKey()), minutes.lastKey()).average();
        return new DemandReadings.Circuit(
                ended.present(), ended.presentMillis(), ended.complete(), running, ended.last(), maxima);
    }
}
