package io.metertwin.core.metering;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Numbers and when each was reached. */
final class ExtremeTable {

    private final double[] values;
    private final long[] millis;

    /** A table of absent numbers. */
    ExtremeTable(int count) {
        this(new double[count], new long[count]);
        clear(0, count);
    }

    private ExtremeTable(double[] values, long[] millis) {
        this.values = values;
        this.millis = millis;
    }

    /** The number at a place; NaN when absent. */
    double value(int place) {
        return values[place];
    }

    /** The number at a place with its time. */
    Stamped at(int place) {
        return Double.isNaN(values[place]) ? Stamped.ABSENT : new Stamped(values[place], millis[place]);
    }

    /** Puts a number at a place. */
    void put(int place, double value, long reachedMillis) {
        values[place] = value;
        millis[place] = reachedMillis;
    }

    /** Makes the numbers from a place to before another absent. */
    void clear(int from, int to) {
        Arrays.fill(values, from, to, Double.NaN);
        Arrays.fill(millis, from, to, 0);
    }

    /** The same numbers, apart. */
    ExtremeTable copy() {
        return new ExtremeTable(values.clone(), millis.clone());
    }

    /** Writes all numbers. */
    void save(DataOutputStream out) throws IOException {
        for (int place = 0; place < values.length; place++) {
            out.writeDouble(values[place]);
            out.writeLong(millis[place]);
        }
    }

    /** Reads as many numbers as this table has into a new one. */
    ExtremeTable restored(DataInputStream in) throws IOException {
        ExtremeTable stored = new ExtremeTable(values.length);
        for (int place = 0; place < values.length; place++) {
            stored.put(place, in.readDouble(), in.readLong());
        }
        return stored;
    }
}
