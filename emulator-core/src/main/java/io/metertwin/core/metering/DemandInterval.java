package io.metertwin.core.metering;

import io.metertwin.core.settings.DemandMode;

/**
 * Which minutes a demand is the average of. Minutes are counted from 1970-01-01 00:00 in meter time.
 *
 * @param mode fixed or sliding
 * @param minutes length of an interval, 1 to 60
 */
record DemandInterval(DemandMode mode, int minutes) {

    private static final int MINUTES_PER_DAY = 1440;
    private static final double MINUTE_SECONDS = 60;

    /** The first minute of the interval that a minute belongs to or, sliding, that ends with it. */
    long begin(long minute) {
        if (mode == DemandMode.SLIDING) {
            return minute - minutes + 1;
        }
        long ofDay = Math.floorMod(minute, MINUTES_PER_DAY);
        return minute - ofDay % minutes;
    }

    /** The last minute of the interval that a minute belongs to; fixed intervals end at midnight at the latest. */
    long last(long minute) {
        if (mode == DemandMode.SLIDING) {
            return minute;
        }
        long ofDay = Math.floorMod(minute, MINUTES_PER_DAY);
        return minute - ofDay + Math.min(ofDay - ofDay % minutes + minutes, MINUTES_PER_DAY) - 1;
    }

    /** Length of a full interval, seconds. */
    double seconds() {
        return minutes * MINUTE_SECONDS;
    }
}
