package io.metertwin.core.metering;

/** All maxima and minima at one instant; immutable. */
public final class ExtremesReadings {

    private final ExtremeTable highest;
    private final ExtremeTable lowest;

    /** Takes over both tables; they are not copied. */
    ExtremesReadings(ExtremeTable highest, ExtremeTable lowest) {
        this.highest = highest;
        this.lowest = lowest;
    }

    /** The readings of a meter that has never measured. */
    public static ExtremesReadings none(int circuits) {
        int count = ExtremeValues.count(circuits);
        return new ExtremesReadings(new ExtremeTable(count), new ExtremeTable(count));
    }

    /**
     * The maximum of a value, stamped with the end of the window that first showed it.
     *
     * @param circuit circuit from 0; ignored for values of the meter
     */
    public Stamped highest(ExtremeValue value, int circuit) {
        return highest.at(place(value, circuit));
    }

    /**
     * The minimum of a value, stamped with the end of the window that first showed it.
     *
     * @param circuit circuit from 0; ignored for values of the meter
     */
    public Stamped lowest(ExtremeValue value, int circuit) {
        return lowest.at(place(value, circuit));
    }

    private static int place(ExtremeValue value, int circuit) {
        return value.ofCircuit() ? ExtremeValues.begin(circuit) + value.position() : value.position();
    }
}
