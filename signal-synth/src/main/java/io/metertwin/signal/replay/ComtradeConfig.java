package io.metertwin.signal.replay;

import java.util.List;

/**
 * The configuration part of a COMTRADE recording, as far as a replay needs it.
 *
 * @param analogs the analog channels
 * @param statuses number of status channels
 * @param rates the declared sampling rates; empty when the file leaves the rate to the timestamps
 * @param format how the data are written
 * @param timestampSeconds seconds per count of a timestamp
 * @param keeps99999 true when 99999 in ASCII data is a value, not the code for a missing one
 */
record ComtradeConfig(
        List<Analog> analogs,
        int statuses,
        List<Rate> rates,
        ComtradeFormat format,
        double timestampSeconds,
        boolean keeps99999) {

    /**
     * An analog channel: the value is {@code factor * raw + offset} in its unit.
     *
     * @param name name, trimmed
     * @param unit unit and what converts it to volts or amperes
     * @param factor unit per count
     * @param offset unit
     * @param secondary true when the file says that the values are secondary ones
     */
    record Analog(String name, PhysicalUnit unit, double factor, double offset, boolean secondary) {

        /** The value in volts, amperes or the unit of the file. */
        double value(double raw) {
            return (factor * raw + offset) * unit.factor();
        }
    }

    /**
     * A declared rate.
     *
     * @param hz samples per second
     * @param lastRecord number of the last record taken at it, from 1
     */
    record Rate(double hz, double lastRecord) {}

    ComtradeConfig {
        analogs = List.copyOf(analogs);
        rates = List.copyOf(rates);
    }
}
