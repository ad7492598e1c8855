package io.metertwin.core.metering;

import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.WindowMeasurement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * All energy counters of a meter. Every window counts exactly once, with its exact duration; the direction is that of
 * the window's power, per phase for the phases and of the sum power for the circuit.
 */
public final class EnergyRegisters {

    private static final EnergyKind[] KINDS = EnergyKind.values();

    private static final int VERSION = 1;

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

    /** Writes all counters. */
    public void save(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(accumulators.length);
        for (EnergyAccumulator accumulator : accumulators) {
            accumulator.save(out);
        }
    }

    /**
     * Takes over counters that were saved.
     *
     * @throws IOException when these are no counters of this meter; all are as they were then
     */
    public void restore(DataInputStream in) throws IOException {
        int version = in.readUnsignedByte();
        int count = in.readInt();
        if (version != VERSION || count != accumulators.length) {
            throw new IOException("version " + version + " with " + count + " counters is not of this meter");
        }
        EnergyAccumulator[] restored = new EnergyAccumulator[count];
        for (int k = 0; k < count; k++) {
            restored[k] = new EnergyAccumulator();
            restored[k].restore(in);
        }
        System.arraycopy(restored, 0, accumulators, 0, count);
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
