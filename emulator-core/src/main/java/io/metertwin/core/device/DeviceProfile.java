package io.metertwin.core.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
        return read("/profiles/mpm4000/profile.json");
    }

    private static DeviceProfile read(String resource) {
        try (InputStream in = DeviceProfile.class.getResourceAsStream(resource)) {
            return of(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static DeviceProfile of(JsonNode json) {
        List<SupplyRange> supplies = new ArrayList<>();
        for (ModelCode.Supply supply : ModelCode.Supply.values()) {
            for (JsonNode range : json.required("supplies").required(supply.name())) {
                supplies.add(new SupplyRange(
                        supply,
                        SupplyVoltage.Current.valueOf(range.required("current").asText()),
                        range.required("lowestVolts").asDouble(),
                        range.required("highestVolts").asDouble()));
            }
        }
        List<Terminal> terminals = new ArrayList<>();
        for (JsonNode terminal : json.required("terminals")) {
            terminals.add(new Terminal(
                    terminal.required("number").asInt(),
                    terminal.required("name").asText(),
                    terminal.required("description").asText()));
        }
        JsonNode frequency = json.required("frequencyHz");
        return new DeviceProfile(
                json.required("family").asText(),
                json.required("sampleRateHz").asDouble(),
                json.required("voltageBanks").asInt(),
                json.required("currentsPerCircuit").asInt(),
                frequency.required("lowest").asDouble(),
                frequency.required("highest").asDouble(),
                supplies,
                terminals);
    }
}
