package io.metertwin.core.alarm;

import io.metertwin.core.settings.AlarmPoint;
import java.util.Collections;
import java.util.List;

/**
 * All alarm points of a meter at one instant. Immutable.
 *
 * @param circuits the circuits in their order
 */
public record AlarmReadings(List<OfCircuit> circuits) {

    /** Keeps a copy of the list. */
    public AlarmReadings {
        circuits = List.copyOf(circuits);
    }

    /**
     * The alarms of one circuit.
     *
     * @param points all points in their order
     * @param count how many alarms have been raised
     */
    public record OfCircuit(List<AlarmReading> points, long count) {

        /** Keeps a copy of the list. */
        public OfCircuit {
            points = List.copyOf(points);
        }

        /** One point. */
        public AlarmReading point(AlarmPoint point) {
            return points.get(point.ordinal());
        }

        /** The alarm word: the flag of every point that has an alarm, 0 to 65535. */
        public int word() {
            int word = 0;
            for (AlarmPoint point : AlarmPoint.values()) {
                word |= point(point).active() ? point.mask() : 0;
            }
            return word;
        }
    }

    /** The alarms of a meter that has never measured. */
    public static AlarmReadings none(int circuits) {
        List<AlarmReading> points = Collections.nCopies(AlarmPoint.values().length, AlarmReading.NONE);
        return new AlarmReadings(Collections.nCopies(circuits, new OfCircuit(points, 0)));
    }

    /** One point of a circuit counted from 0. */
    public AlarmReading point(int circuit, AlarmPoint point) {
        return circuits.get(circuit).point(point);
    }
}
