package io.metertwin.core.record;

import java.util.List;

/**
 * One line of a record: values, or a mark that tells what happened to the cycle.
 *
 * @param meterMillis its time, milliseconds since 1970-01-01 00:00 in meter time
 * @param mark what happened; {@link Mark#NONE} for a row of values
 * @param values the values in the order of the columns, NaN where absent; none on a mark
 */
public record RecordRow(long meterMillis, Mark mark, List<Double> values) {

    /** No row yet. */
    public static final RecordRow NONE = new RecordRow(0, Mark.NONE, List.of());

    /** What happened to a cycle. */
    public enum Mark {
        /** Nothing: a row of values. */
        NONE(""),
        /** The cycle began. */
        START("start"),
        /** The cycle ended. */
        STOP("stop"),
        /** The cycle ended before the disk took its last line; the time is that of the line before. */
        STOP_LOST("stop-lost"),
        /** The clock was set; the time is the new one. */
        CLOCK("clock"),
        /** The meter measures again after it was off. */
        POWER("power");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        /** The word in files. */
        public String word() {
            return word;
        }
    }

    /** Keeps a copy of the list. */
    public RecordRow {
        values = List.copyOf(values);
    }

    /** A value; NaN when there is none. */
    public double value(int column) {
        return column < values.size() ? values.get(column) : Double.NaN;
    }
}
