package io.metertwin.core.metering;

import java.util.Collections;
import java.util.List;

/**
 * The demands of all circuits at one instant; immutable.
 *
 * @param circuits one for each circuit
 */
public record DemandReadings(List<Circuit> circuits) {

    /** Keeps a copy of the list. */
    public DemandReadings {
        circuits = List.copyOf(circuits);
    }

    /** The demands of a meter that has never measured. */
    public static DemandReadings none(int circuits) {
        return new DemandReadings(Collections.nCopies(circuits, Circuit.ABSENT));
    }

    /** The demands of one circuit, counted from 0. */
    public Circuit circuit(int circuit) {
        return circuits.get(circuit);
    }

    /**
     * The demands of one circuit.
     *
     * @param present the demand that was computed last
     * @param presentMillis end of its interval, milliseconds since 1970-01-01 00:00 in meter time
     * @param complete whether its interval was measured from begin to end
     * @param running average of the interval that is being measured, so far
     * @param last the demand of the last complete interval
     * @param maxima the demand of largest magnitude of each kind, stamped with the end of its interval
     */
    public record Circuit(
            DemandValue present,
            long presentMillis,
            boolean complete,
            DemandValue running,
            DemandValue last,
            List<Stamped> maxima) {

        /** Nothing computed yet. */
        public static final Circuit ABSENT = new Circuit(
                DemandValue.ABSENT,
                0,
                true,
                DemandValue.ABSENT,
                DemandValue.ABSENT,
                Collections.nCopies(DemandKind.values().length, Stamped.ABSENT));

        /** Keeps a copy of the list. */
        public Circuit {
            maxima = List.copyOf(maxima);
        }

        /** The demand of largest magnitude, with its sign. */
        public Stamped maximum(DemandKind kind) {
            return maxima.get(kind.ordinal());
        }
    }
}
