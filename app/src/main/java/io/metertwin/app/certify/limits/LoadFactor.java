package io.metertwin.app.certify.limits;

/**
 * How the current stands against its voltage, as the standards write it: cos phi of an active load, sin phi of a
 * reactive one.
 *
 * @param value above 0, at most 1
 * @param side where the current lies
 */
public record LoadFactor(double value, Side side) {

    /** Which way the current is turned. */
    public enum Side {
        /** Not at all: cos phi = 1. */
        NONE(""),
        /** The current lags. */
        INDUCTIVE(" ind"),
        /** The current leads. */
        CAPACITIVE(" cap");

        private final String suffix;

        Side(String suffix) {
            this.suffix = suffix;
        }
    }

    /** Unity power factor. */
    public static final LoadFactor UNITY = new LoadFactor(1, Side.NONE);

    /** Refuses values no load has. */
    public LoadFactor {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("a load factor is above 0 and at most 1, not " + value);
        }
        if (side == Side.NONE && value != 1) {
            throw new IllegalArgumentException("a load factor of " + value + " must say ind or cap");
        }
    }

    /** Angle by which the current lags its voltage, radians; negative when it leads. */
    public double lagRadians(MeteredEnergy energy) {
        double size = energy == MeteredEnergy.ACTIVE ? StrictMath.acos(value) : StrictMath.asin(value);
        return side == Side.CAPACITIVE ? -size : size;
    }

    /** As written in a table: {@code 1}, {@code 0.5 ind}. */
    public String label() {
        String number = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return number + side.suffix;
    }
}
