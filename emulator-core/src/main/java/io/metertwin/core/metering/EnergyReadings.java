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

    /** Divided by, not multiplied with its inverse: whole watt-hours must come out whole. */
    private static final double MICRO_HOURS_PER_HOUR = 1e6;

    private final long[] counters;
    private final long[] tariffs;

    /**
     * Takes over the counters; nothing is copied.
     *
     * @param counters micro-hours of each circuit, element and counter, counters fastest
     * @param tariffs micro-hours of each circuit, kind and tariff, tariffs fastest
     */
    EnergyReadings(long[] counters, long[] tariffs) {
        this.counters = counters;
        this.tariffs = tariffs;
    }

    /** The counters of a meter that has never measured. */
    public static EnergyReadings zero(int circuits) {
        return new EnergyReadings(
                new long[circuits * ELEMENTS * EnergyCounter.COUNT], new long[circuits * TariffEnergies.COUNT]);
    }

    /**
     * One register, Wh, varh or VAh.
     *
     * @param circuit circuit from 0
     * @param element 0 to 2 for L1 to L3, {@link #TOTAL} for the circuit
     * @param kind which energy
     */
    public double hours(int circuit, int element, EnergyKind kind) {
        return microHours(circuit, element, kind) / MICRO_HOURS_PER_HOUR;
    }

    /** One register without rounding: whole millionths of a Wh, varh or VAh; parameters as of {@link #hours}. */
    public long microHours(int circuit, int element, EnergyKind kind) {
        return kind.register(counters, (circuit * ELEMENTS + element) * EnergyCounter.COUNT);
    }

    /**
     * The energy of a circuit in one tariff, Wh, varh or VAh.
     *
     * @param circuit circuit from 0
     * @param tariff 1 to 6
     * @param kind one of {@link EnergyKind#BY_TARIFF}
     */
    public double tariffHours(int circuit, int tariff, EnergyKind kind) {
        return tariffMicroHours(circuit, tariff, kind) / MICRO_HOURS_PER_HOUR;
    }

    /** The same without rounding: whole millionths; parameters as of {@link #tariffHours}. */
    public long tariffMicroHours(int circuit, int tariff, EnergyKind kind) {
        return tariffs[circuit * TariffEnergies.COUNT + TariffEnergies.index(kind, tariff)];
    }

    /** The sum of one energy over the totals of all circuits; it wraps where a circuit's register does. */
    public double meterHours(EnergyKind kind) {
        long sum = 0;
        for (int circuit = 0; circuit * ELEMENTS * EnergyCounter.COUNT < counters.length; circuit++) {
            sum += microHours(circuit, TOTAL, kind);
        }
        return EnergyKind.folded(sum) / MICRO_HOURS_PER_HOUR;
    }
}
