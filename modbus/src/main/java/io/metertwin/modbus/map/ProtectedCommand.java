package io.metertwin.modbus.map;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.settings.Protection;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A command that takes a password (decision 37). */
public enum ProtectedCommand {
    /** Energies, tariffs too. */
    RESET_ENERGY(1, "reset energy", Protection.RESET),
    /** Energies by tariff alone. */
    RESET_TARIFF_ENERGY(2, "reset tariff energy", Protection.RESET),
    /** Demand and its maxima. */
    RESET_DEMAND(3, "reset demand", Protection.RESET),
    /** Maxima and minima. */
    RESET_EXTREMES(4, "reset extremes", Protection.RESET),
    /** Every setting as on a new meter (manual 7.7.1). */
    FACTORY_SETTINGS(9, "factory settings", Protection.RESET),
    /** The same, and energies, demand and extremes begin anew. */
    FACTORY_RESET(10, "factory settings and counters", Protection.RESET);

    private static final int PER_CIRCUIT = 100;

    private final int code;
    private final String words;
    private final Protection protection;

    ProtectedCommand(int code, String words, Protection protection) {
        this.code = code;
        this.words = words;
        this.protection = protection;
    }

    /** The command that a written code means, whatever its circuit; a factory reset is for the whole meter alone. */
    public static Optional<ProtectedCommand> of(int written) {
        return Arrays.stream(values())
                .filter(command -> command.code == (command.ofWholeMeter() ? written : written % PER_CIRCUIT))
                .findFirst();
    }

    /** The circuit that a written code means, counted from 1; 0 for all. */
    public static int circuit(int written) {
        return written / PER_CIRCUIT;
    }

    private boolean ofWholeMeter() {
        return this == FACTORY_SETTINGS || this == FACTORY_RESET;
    }

    /** The number that is written for all circuits; 100 x n more for circuit n alone. */
    public int code() {
        return code;
    }

    /** The password it takes. */
    public Protection protection() {
        return protection;
    }

    /**
     * What the meter is asked to do.
     *
     * @param circuit the circuit, counted from 1; 0 for all
     * @param origin who asks
     */
    public MeterCommand order(int circuit, Origin origin) {
        OptionalInt of = circuit == 0 ? OptionalInt.empty() : OptionalInt.of(circuit - 1);
        return switch (this) {
            case RESET_ENERGY -> new MeterCommand.ResetEnergy(of, origin);
            case RESET_TARIFF_ENERGY -> new MeterCommand.ResetTariffEnergy(of, origin);
            case RESET_DEMAND -> new MeterCommand.ResetDemand(of, origin);
            case RESET_EXTREMES -> new MeterCommand.ResetExtremes(of, origin);
            case FACTORY_SETTINGS -> new MeterCommand.FactoryReset(false, origin);
            case FACTORY_RESET -> new MeterCommand.FactoryReset(true, origin);
        };
    }

    /** All codes in words, for documents. */
    static String list() {
        return Arrays.stream(values())
                .map(command -> command.code + " = " + command.words)
                .collect(Collectors.joining(", "));
    }
}
