package io.metertwin.core.metering;

/**
 * All energy counters at one instant, in watt-, var- and volt-ampere-hours.
 *
 * <p>Elements of a circuit are 0 to 2 for the phases and {@link #TOTAL} for the circuit. Immutable.
 */
public final class EnergyReadings {

    /** The element that counts the circuit's sum power. */
    public static final int TOTAL = 3;

    /** Elements of one circuit. */
    static final int ELEMENTS = 4;

    private final int circuits;
    private final double[] hours;

    /**
     * Takes over the counters.
     *
     * @param hours one value for each circuit, element and kind, kinds fastest; not copied
     */
    EnergyReadings(int circuits, double[] hours) {
        this.circuits = circuits;
        this.hours = hours;
    }

    /** The counters of a meter that has never measured. */
    public static EnergyReadings zero(int circuits) {
        return new EnergyReadings(circuits, new double[circuits * ELEMENTS * EnergyKind.values().length]);
    }

    /** Position of one counter. */
    static int index(int circuit, int element, EnergyKind kind) {
        return (circuit * ELEMENTS + element) * EnergyKind.values().length + kind.ordinal();
    }

    /**
     * One counter, Wh, varh or VAh.
     *
     * @param circuit circuit from 0
     * @param element 0 to 2 for L1 to L3, {@link #TOTAL} for the circuit
     * @param kind which energy
     */
    public double hours(int circuit, int element, EnergyKind kind) {
        return hours[index(circuit, element, kind)];
    }

    /** The sum of one energy over the totals of all circuits. */
    public double meterHours(EnergyKind kind) {
        double sum = 0;
        for (int circuit = 0; circuit < circuits; circuit++) {
            sum += hours(circuit, TOTAL, kind);
        }
        return sum;
    }
}
