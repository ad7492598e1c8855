package io.metertwin.core.measure;

/**
 * What the temperature input shows (decision 22).
 *
 * @param state whether there is an input and a sensor at it
 * @param celsius the temperature; NaN unless a sensor is connected
 */
public record Temperature(State state, double celsius) {

    /** The model has no temperature input. */
    public static final Temperature ABSENT = new Temperature(State.ABSENT, Double.NaN);

    /** Nothing is connected to the input. */
    public static final Temperature OPEN = new Temperature(State.OPEN, Double.NaN);

    private static final double LOWEST = -40;
    private static final double HIGHEST = 120;

    /** What there is at the input. */
    public enum State {
        /** No input. */
        ABSENT,
        /** An input without a sensor. */
        OPEN,
        /** A sensor. */
        CONNECTED
    }

    /**
     * The reading of a sensor.
     *
     * @throws IllegalArgumentException outside -40..120 C
     */
    public static Temperature of(double celsius) {
        if (!(celsius >= LOWEST && celsius <= HIGHEST)) {
            throw new IllegalArgumentException(
                    celsius + " C is outside the range of the sensor, " + LOWEST + ".." + HIGHEST + " C");
        }
        return new Temperature(State.CONNECTED, celsius);
    }
}
