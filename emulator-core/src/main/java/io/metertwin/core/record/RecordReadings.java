package io.metertwin.core.record;

/**
 * The record task at one instant; immutable.
 *
 * @param state what it is doing
 * @param cycleStartMillis when the running or last cycle began, milliseconds since 1970 in meter time; 0 when there was none
 * @param rows rows of values of the running or last cycle that are kept; those a disk refused do not count
 * @param nextSeconds time of the next row, seconds since 1970 in meter time; NaN while none is to come
 * @param last the last row of values
 */
public record RecordReadings(RecordState state, long cycleStartMillis, long rows, double nextSeconds, RecordRow last) {

    /** A task that has never recorded. */
    public static final RecordReadings NONE = new RecordReadings(RecordState.STOPPED, 0, 0, Double.NaN, RecordRow.NONE);
}
