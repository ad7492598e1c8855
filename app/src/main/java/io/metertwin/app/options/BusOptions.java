package io.metertwin.app.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The serial side of a run.
 *
 * @param rtuTcpPort port of the host for Modbus RTU over TCP, 0 for any free one; empty for none
 * @param serial a tty or pty for Modbus RTU; empty for none
 * @param units the meters on the ports; empty for one at the address of its settings
 * @param registerMap file of a register map; empty for the twin's own
 * @param enron whether the first addresses are registers of 32 bits
 */
public record BusOptions(
        OptionalInt rtuTcpPort,
        Optional<Path> serial,
        List<UnitOption> units,
        Optional<Path> registerMap,
        boolean enron) {

    /** No serial side, one meter. */
    public static final BusOptions NONE =
            new BusOptions(OptionalInt.empty(), Optional.empty(), List.of(), Optional.empty(), false);

    /** Most meters on one line (manual: daisy chain of up to 32 devices). */
    private static final int MOST_UNITS = 32;

    /** Keeps a copy of the list; refuses what no bus has. */
    public BusOptions {
        units = List.copyOf(units);
        if (units.size() > MOST_UNITS) {
            throw new OptionException(
                    "--unit: " + units.size() + " meters do not fit on one line; at most " + MOST_UNITS);
        }
        if (units.stream().map(UnitOption::unit).distinct().count() < units.size()) {
            throw new OptionException("--unit: two meters have the same address; each needs its own");
        }
    }

    /** The same ports with one meter. */
    BusOptions with(UnitOption unit) {
        return new BusOptions(rtuTcpPort, serial, List.of(unit), registerMap, enron);
    }

    /** The serial number that was written for the only meter. */
    Optional<String> serialNumber() {
        return units.size() == 1 ? units.get(0).serialNumber() : Optional.empty();
    }
}
