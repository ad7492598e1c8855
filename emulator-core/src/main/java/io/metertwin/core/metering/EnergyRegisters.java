package io.metertwin.core.metering;

import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.WindowMeasurement;

/**
 * All energy counters of a meter. Every window counts exactly once, with its exact duration; the direction is that of
 * the window's power, per phase for the phases and of the sum power for the circuit.
 */
public final class EnergyRegisters {

    private static final EnergyKind[] KINDS = EnergyKind.values();

    private final int circuits;
    private final EnergyAccumulator[] accumulators;

    /** Counters at zero for a number of circuits. */
    public EnergyRegisters(int circuits) {
        this.circuits = circuits;
        accumulators = new EnergyAccumulator[circuits * EnergyReadings.ELEMENTS * KINDS.length];
        for (int k = 0; k < accumulators.length; k++) {
            accumulators[k] = new EnergyAccumulator();
        }
    }

    /**
     * Counts a window, or several that measured the same.
     *
     * @param window what was measured
     * @param seconds how long it was so
     */
    public void add(WindowMeasurement window, double seconds) {
        for (int circuit = 0; circuit < circuits; circuit++) {
            CircuitMeasurement measured = window.circuits().get(circuit);
            for (int phase = 0; phase < EnergyReadings.TOTAL; phase++) {
                add(circuit, phase, measured.phases().get(phase), seconds);
            }
            add(circuit, EnergyReadings.TOTAL, measured.total(), seconds);
        }
    }

    private void add(int circuit, int element, Power power, double seconds) {
        for (EnergyKind kind : KINDS) {
            accumulators[EnergyReadings.index(circuit, element, kind)].add(kind.counted(power), seconds);
        }
    }

    /** All counters as they stand. */
    public EnergyReadings readings() {
        double[] hours = new double[accumulators.length];
        for (int k = 0; k < hours.length; k++) {
            hours[k] = accumulators[k].hours();
        }
        return new EnergyReadings(circuits, hours);
    }
}
