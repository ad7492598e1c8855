package io.metertwin.core.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What a family of devices is, as data: inputs, converter, supply ranges, terminals.
 *
 * @param family name of the family
 * @param sampleRateHz rate of the converter
 * @param voltageBanks independent groups of three voltages
 * @param currentsPerCircuit current inputs of one circuit
 * @param lowestHertz lowest frequency measured
 * @param highestHertz highest frequency measured
 * @param supplies ranges of the auxiliary supply by variant
 * @param terminals the terminal block
 */
public record DeviceProfile(
        String family,
        double sampleRateHz,
        int voltageBanks,
        int currentsPerCircuit,
        double lowestHertz,
        double highestHertz,
        List<SupplyRange> supplies,
        List<Terminal> terminals) {

    /**
     * One range in which a supply variant works.
     *
     * @param supply the variant
     * @param current alternating or direct
     * @param lowestVolts lower end
     * @param highestVolts upper end
     */
    public record SupplyRange(
            ModelCode.Supply supply, SupplyVoltage.Current current, double lowestVolts, double highestVolts) {

        private boolean carries(SupplyVoltage voltage) {
            return current == voltage.current() && voltage.volts() >= lowestVolts && voltage.volts() <= highestVolts;
        }

        @Override
        public String toString() {
            return String.format("%s %.0f-%.0f V", current, lowestVolts, highestVolts);
        }
    }

    /**
     * One terminal.
     *
     * @param number position on the block
     * @param name label
     * @param description what belongs there
     */
    public record Terminal(int number, String name, String description) {}

    /** Keeps copies of the lists. */
    public DeviceProfile {
        supplies = List.copyOf(supplies);
        terminals = List.copyOf(terminals);
    }

    /** True when a supply voltage carries a variant (manual 8.2). */
    public boolean carries(ModelCode.Supply supply, SupplyVoltage voltage) {
        return supplies.stream().anyMatch(range -> range.supply() == supply && range.carries(voltage));
    }

    /** The ranges of a variant in words: {@code AC 95-265 V or DC 110-260 V}. */
    public String rangesOf(ModelCode.Supply supply) {
        return supplies.stream()
                .filter(range -> range.supply() == supply)
                .map(SupplyRange::toString)
                .collect(Collectors.joining(" or "));
    }

    /** The profile of the MPM4000 family. */
    public static DeviceProfile mpm4000() {
        return read("/profiles/mpm4000/profile.properties");
    }

    private static DeviceProfile read(String resource) {
        Properties properties = new Properties();
        try (InputStream in = DeviceProfile.class.getResourceAsStream(resource)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
        return of(properties);
    }

    private static DeviceProfile of(Properties properties) {
        double[] frequency = range(required(properties, "frequency-hz"));
        return new DeviceProfile(
                required(properties, "family"),
                Double.parseDouble(required(properties, "sample-rate-hz")),
                Integer.parseInt(required(properties, "voltage-banks")),
                Integer.parseInt(required(properties, "currents-per-circuit")),
                frequency[0],
                frequency[1],
                supplies(properties),
                terminals(properties));
    }

    private static List<SupplyRange> supplies(Properties properties) {
        List<SupplyRange> supplies = new ArrayList<>();
        for (ModelCode.Supply supply : ModelCode.Supply.values()) {
            for (SupplyVoltage.Current current : SupplyVoltage.Current.values()) {
                String text = properties.getProperty("supply." + supply + "." + current);
                if (text != null) {
                    double[] volts = range(text);
                    supplies.add(new SupplyRange(supply, current, volts[0], volts[1]));
                }
            }
        }
        return supplies;
    }

    private static List<Terminal> terminals(Properties properties) {
        List<Terminal> terminals = new ArrayList<>();
        for (int number = 1; properties.containsKey("terminal." + number); number++) {
            String[] parts = required(properties, "terminal." + number).split("; ", 2);
            terminals.add(new Terminal(number, parts[0], parts[1]));
        }
        return terminals;
    }

    private static double[] range(String text) {
        String[] ends = text.split("-", 2);
        return new double[] {Double.parseDouble(ends[0]), Double.parseDouble(ends[1])};
    }

    private static String required(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the device profile has no '" + name + "'");
        }
        return value;
    }
}
