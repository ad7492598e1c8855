package io.metertwin.core.event;

/**
 * The condition under which one kind of voltage event begins and ends, over the latest values of all channels. A NaN
 * value, of a channel that has had none yet, neither begins nor holds up an event.
 *
 * @param sign -1 when the event is a low voltage, +1 when it is a high one
 * @param beginVolts threshold that is passed at the begin
 * @param endVolts threshold plus (low) or minus (high) hysteresis, which is reached at the end
 * @param everyChannel true when all channels must be beyond the threshold, false when one is enough
 */
record EventBand(double sign, double beginVolts, double endVolts, boolean everyChannel) {

    static EventBand dip(VoltageThresholds limits) {
        return new EventBand(-1, limits.dipVolts(), limits.dipVolts() + limits.hysteresisVolts(), false);
    }

    static EventBand swell(VoltageThresholds limits) {
        return new EventBand(1, limits.swellVolts(), limits.swellVolts() - limits.hysteresisVolts(), false);
    }

    static EventBand interruption(VoltageThresholds limits) {
        return new EventBand(
                -1, limits.interruptionVolts(), limits.interruptionVolts() + limits.hysteresisVolts(), true);
    }

    /** True when a value is beyond the threshold. */
    boolean beyond(double volts) {
        return sign * volts > sign * beginVolts;
    }

    private boolean notBack(double volts) {
        return sign * volts > sign * endVolts;
    }

    /** True when an event begins with these values. */
    boolean begins(double[] volts) {
        int beyond = 0;
        for (double value : volts) {
            beyond += beyond(value) ? 1 : 0;
        }
        return enough(beyond, volts.length);
    }

    /** True when an event that lasts ends with these values. */
    boolean ends(double[] volts) {
        int notBack = 0;
        for (double value : volts) {
            notBack += notBack(value) ? 1 : 0;
        }
        return !enough(notBack, volts.length);
    }

    private boolean enough(int channels, int of) {
        return everyChannel ? channels == of : channels > 0;
    }

    /** The value further out of two; the other one when one is NaN. */
    double further(double a, double b) {
        return Double.isNaN(a) || sign * b > sign * a ? b : a;
    }
}
