package io.metertwin.core.alarm;

import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.settings.AlarmPoint;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.WindowMeasurement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleToLongFunction;

/**
 * All alarm points of a meter, judged once for every window. Many windows that measured the same give what each of them
 * by itself would have given, to the window. Used by the loop's thread.
 */
public final class Alarms {

    private static final int VERSION = 2;

    /** Without the time at which each alarm was last seen. */
    private static final int UNSEEN_VERSION = 1;

    private static final int POINTS = AlarmPoint.values().length;

    private final EventLog log;
    private final DoubleToLongFunction meterMillis;
    private final long[] counts;
    private AlarmState[] states;
    private boolean judging;
    private AlarmReadings readings;

    /**
     * Alarms that are all off.
     *
     * @param circuits number of circuits
     * @param log takes in what is raised
     * @param meterMillis the meter's clock: milliseconds since 1970 at a second of virtual time since 1970
     */
    public Alarms(int circuits, EventLog log, DoubleToLongFunction meterMillis) {
        this.log = log;
        this.meterMillis = meterMillis;
        counts = new long[circuits];
        states = new AlarmState[circuits * POINTS];
        for (int k = 0; k < states.length; k++) {
            states[k] = new AlarmState(k / POINTS, AlarmPoint.values()[k % POINTS], log);
        }
    }

    /**
     * Takes over the settings. An alarm whose point is now off ends.
     *
     * @param second now, seconds of virtual time since 1970
     * @param output is told what is left
     */
    public void configure(Settings settings, double second, AlarmOutput output) {
        judging = true;
        for (int k = 0; k < states.length; k++) {
            AlarmRule rule =
                    AlarmRule.of(settings, k / POINTS, states[k].point()).orElse(null);
            if (states[k].configure(rule)) {
                readings = null;
            }
        }
        tell(output, second);
    }

    /**
     * Stops judging until {@link #configure}, because the power is gone. No alarm is shown then; one that lasts goes on
     * when the first window after it does not release it, and else ended when it was last seen.
     *
     * @param second now, seconds of virtual time since 1970
     * @param output is told that nothing is left
     */
    public void stop(double second, AlarmOutput output) {
        judging = false;
        for (AlarmState state : states) {
            if (state.hold()) {
                readings = null;
            }
        }
        tell(output, second);
    }

    /** True when an event is that of an alarm that waits for the first window after a power cut. */
    public boolean holds(MeterEvent event) {
        return Arrays.stream(states).anyMatch(state -> state.holds(event));
    }

    /** True while a demand alarm of any circuit is on. */
    public boolean judgesDemand() {
        for (AlarmState state : states) {
            boolean demand = switch (state.point()) {
                case OVERDEMAND_P, OVERDEMAND_Q, OVERDEMAND_S -> true;
                default -> false;
            };
            if (demand && state.enabled()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Judges a window, or several in a row that measured the same.
     *
     * @param inputs what was measured
     * @param start begin of the first one, seconds of virtual time since 1970
     * @param seconds how long all of them lasted
     * @param output is told of every change, in the order of time
     */
    public void add(AlarmInputs inputs, double start, double seconds, AlarmOutput output) {
        WindowMeasurement window = inputs.window();
        long windows = Math.max(1, Math.round(seconds / window.span().seconds()));
        double length = seconds / windows;
        long counted = 0;
        while (counted < windows) {
            long step = Math.min(windows - counted, windowsToChange(inputs, length));
            counted += step;
            double end = start + counted * length;
            if (advance(inputs, step * length, meterMillis.applyAsLong(end))) {
                readings = null;
            }
            tell(output, end);
        }
    }

    private long windowsToChange(AlarmInputs inputs, double length) {
        long fewest = Long.MAX_VALUE;
        for (int k = 0; k < states.length; k++) {
            if (states[k].enabled()) {
                fewest = Math.min(fewest, states[k].windowsToChange(deciding(inputs, k), length));
            }
        }
        return fewest;
    }

    private boolean advance(AlarmInputs inputs, double seconds, long endMillis) {
        boolean changed = false;
        for (int k = 0; k < states.length; k++) {
            if (states[k].enabled()) {
                AlarmState.Change change = states[k].advance(deciding(inputs, k), seconds, endMillis);
                counts[k / POINTS] += change == AlarmState.Change.RAISED ? 1 : 0;
                changed |= change != AlarmState.Change.NONE;
            }
        }
        return changed;
    }

    private static double deciding(AlarmInputs inputs, int k) {
        return inputs.deciding(k / POINTS, AlarmPoint.values()[k % POINTS]);
    }

    private void tell(AlarmOutput output, double second) {
        boolean relay = false;
        boolean buzzer = false;
        for (AlarmState state : states) {
            relay |= state.drivesRelay();
            buzzer |= state.sounds();
        }
        output.follow(relay, buzzer, second);
    }

    /** All points as they stand; the same object until something changes. */
    public AlarmReadings readings() {
        if (readings == null) {
            List<AlarmReadings.OfCircuit> circuits = new ArrayList<>();
            for (int circuit = 0; circuit < counts.length; circuit++) {
                List<AlarmReading> points = new ArrayList<>();
                for (int k = 0; k < POINTS; k++) {
                    points.add(states[circuit * POINTS + k].reading());
                }
                circuits.add(new AlarmReadings.OfCircuit(points, counts[circuit]));
            }
            readings = new AlarmReadings(circuits);
        }
        return readings;
    }

    /** Writes all alarms and counters. */
    public void save(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(counts.length);
        for (long count : counts) {
            out.writeLong(count);
        }
        for (AlarmState state : states) {
            state.save(out);
        }
    }

    /**
     * Goes on with alarms that were saved, as after {@link #stop}, under the settings in force. Their events are found
     * again in the log.
     *
     * @throws IOException when these are no alarms of such a meter; nothing has changed then
     */
    public void restore(DataInputStream in) throws IOException {
        int version = in.readByte();
        if ((version != VERSION && version != UNSEEN_VERSION) || in.readByte() != counts.length) {
            throw new IOException("stored alarms of another version or model");
        }
        long[] storedCounts = new long[counts.length];
        for (int k = 0; k < counts.length; k++) {
            storedCounts[k] = in.readLong();
            if (storedCounts[k] < 0) {
                throw new IOException("the stored number of alarms is below 0");
            }
        }
        AlarmState[] stored = new AlarmState[states.length];
        for (int k = 0; k < stored.length; k++) {
            stored[k] = AlarmState.read(k / POINTS, states[k].point(), log, in, version == VERSION);
        }
        for (int k = 0; k < stored.length && judging; k++) {
            stored[k].configure(states[k].rule());
        }
        states = stored;
        System.arraycopy(storedCounts, 0, counts, 0, counts.length);
        readings = null;
    }
}
