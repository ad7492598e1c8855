package io.metertwin.core.output;

/**
 * The relay as it stands.
 *
 * @param closed whether the contact between R0 and R1 is closed
 * @param coil whether the coil is on; the contact follows it
 * @param operations how often the contact has closed
 */
public record RelayReading(boolean closed, boolean coil, long operations) {

    /** A relay that has never moved. */
    public static final RelayReading NEW = new RelayReading(false, false, 0);

    /** Closings without load the relay is good for (manual 8.6). */
    public static final long MECHANICAL_LIFE = 100_000;

    /** Closings under load the relay is good for (manual 8.6). */
    public static final long ELECTRICAL_LIFE = 50_000;

    private static final double PERCENT = 100;

    /** Share of the mechanical life that is over, percent. */
    public double mechanicalWearPercent() {
        return PERCENT * operations / MECHANICAL_LIFE;
    }

    /** Share of the electrical life that is over, percent. */
    public double electricalWearPercent() {
        return PERCENT * operations / ELECTRICAL_LIFE;
    }
}
