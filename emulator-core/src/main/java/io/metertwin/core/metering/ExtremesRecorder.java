package io.metertwin.core.metering;

import io.metertwin.core.settings.ExtremesClearing;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.WindowMeasurement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Maxima and minima of windows, stamped with the meter time at the window's end (manual 5.7).
 *
 * <p>Of equal values the first keeps its stamp. Absent values are left out, and so are windows in which an input was clipped
 * or its samples were no numbers. A window belongs to the day in which it ends. One thread.
 */
final class ExtremesRecorder {

    private static final int VERSION = 1;
    private static final double MILLIS_PER_SECOND = 1e3;

    /** Times this close are one; a window that ends with the day is of that day. */
    private static final double SAME_SECONDS = 5e-4;

    private final int circuits;
    private ExtremeTable highest;
    private ExtremeTable lowest;
    private ExtremesClearing clearing = ExtremesClearing.OFF;
    private double lastSeconds = Double.NaN;
    private ExtremesReadings readings;
    private WindowMeasurement looked;

    /** No extreme yet, for a number of circuits. */
    ExtremesRecorder(int circuits) {
        this.circuits = circuits;
        highest = new ExtremeTable(ExtremeValues.count(circuits));
        lowest = new ExtremeTable(ExtremeValues.count(circuits));
    }

    /** Takes from the settings when to clear. */
    void configure(Settings settings) {
        clearing = settings.get(settings.catalogue().demand.extremesClearing);
    }

    /**
     * Looks at a window, or at several in a row that measured the same.
     *
     * @param window what was measured
     * @param start when it began, seconds since 1970-01-01 00:00 in meter time
     * @param seconds how long it was so
     */
    void add(WindowMeasurement window, double start, double seconds) {
        double end = start + seconds - SAME_SECONDS;
        double begin = enter(end);
        if (!window.clippedChannels().isEmpty() || !window.invalidChannels().isEmpty() || isRepeated(window)) {
            return;
        }
        looked = window;
        double each = Math.min(window.span().seconds(), seconds);
        double before = begin > start ? Math.floor((begin + SAME_SECONDS - start) / each) : 0;
        long millis = Math.round((start + (before + 1) * each) * MILLIS_PER_SECOND);
        look(ExtremeValues.OF_METER, 0, window, 0, millis);
        for (int circuit = 0; circuit < circuits; circuit++) {
            look(ExtremeValues.OF_CIRCUIT, ExtremeValues.begin(circuit), window, circuit, millis);
        }
    }

    /** Goes on to a time and clears when it is of another period; the begin of its period. */
    private double enter(double seconds) {
        double begin = ClearingPeriod.begin(clearing, seconds);
        if (!Double.isNaN(lastSeconds) && begin != ClearingPeriod.begin(clearing, lastSeconds)) {
            reset(OptionalInt.empty());
        }
        lastSeconds = seconds;
        return begin;
    }

    /** Steady windows share what was measured; having looked at it once is enough. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isRepeated(WindowMeasurement window) {
        return looked != null
                && window.banks() == looked.banks()
                && window.circuits() == looked.circuits()
                && window.hertz() == looked.hertz();
    }

    private void look(List<ExtremeValue> values, int from, WindowMeasurement window, int circuit, long millis) {
        for (int k = 0; k < values.size(); k++) {
            double value = values.get(k).reading().of(window, circuit);
            if (Double.isNaN(value)) {
                continue;
            }
            if (!(value <= highest.value(from + k))) {
                highest.put(from + k, value, millis);
                readings = null;
            }
            if (!(value >= lowest.value(from + k))) {
                lowest.put(from + k, value, millis);
                readings = null;
            }
        }
    }

    /**
     * Clears when the clock was set to another day or month, as the settings say.
     *
     * @param newSeconds the time since, seconds since 1970-01-01 00:00 in meter time
     */
    void clockSet(double newSeconds) {
        enter(newSeconds);
    }

    /** Clears the extremes of one circuit, counted from 0, or all of them and those of the meter. */
    void reset(OptionalInt circuit) {
        int from = circuit.isEmpty() ? 0 : ExtremeValues.begin(circuit.getAsInt());
        int to = circuit.isEmpty() ? ExtremeValues.count(circuits) : from + ExtremeValues.OF_CIRCUIT.size();
        highest.clear(from, to);
        lowest.clear(from, to);
        readings = null;
        looked = null;
    }

    /** Everything as it stands; the same object as long as nothing changes. */
    ExtremesReadings readings() {
        if (readings == null) {
            readings = new ExtremesReadings(highest.copy(), lowest.copy());
        }
        return readings;
    }

    /** Writes everything that must survive a power cut. */
    void save(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeShort(ExtremeValues.count(circuits));
        out.writeDouble(lastSeconds);
        highest.save(out);
        lowest.save(out);
    }

    /**
     * Reads what {@link #save} has written.
     *
     * @throws IOException when it is not that; nothing is changed then
     */
    void restore(DataInputStream in) throws IOException {
        if (in.readByte() != VERSION || in.readShort() != ExtremeValues.count(circuits)) {
            throw new IOException("stored extremes are of another version or model");
        }
        double storedSeconds = in.readDouble();
        ExtremeTable storedHighest = highest.restored(in);
        ExtremeTable storedLowest = lowest.restored(in);
        lastSeconds = storedSeconds;
        highest = storedHighest;
        lowest = storedLowest;
        readings = null;
        looked = null;
    }
}
