package io.metertwin.app.options;

import com.fasterxml.jackson.databind.JsonNode;
import io.metertwin.app.certify.limits.AccuracyClass;
import io.metertwin.app.certify.limits.InfluenceLimit;
import io.metertwin.app.certify.limits.InfluenceQuantity;
import io.metertwin.app.certify.limits.LoadFactor;
import io.metertwin.app.certify.limits.LoadLimit;
import io.metertwin.app.certify.limits.MeteredEnergy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code --class 0.5S|0.2S|0.1S|file.yaml} and {@code --reactive-class 1S|file.yaml}: the limits of a class. */
final class LimitsFile {

    private static final String SCHEMA = "class.schema.json";
    private static final Map<MeteredEnergy, List<String>> BUILT_IN =
            Map.of(MeteredEnergy.ACTIVE, List.of("0.5S", "0.2S", "0.1S"), MeteredEnergy.REACTIVE, List.of("1S"));
    private static final Pattern FACTOR = Pattern.compile("([0-9.]+)\\s*(ind|cap)?");

    private final YamlFile file;
    private final MeteredEnergy energy;

    private LimitsFile(YamlFile file, MeteredEnergy energy) {
        this.file = file;
        this.energy = energy;
    }

    /**
     * The class of a name or of a file.
     *
     * @throws OptionException when there is none or the file cannot be understood
     */
    static AccuracyClass parse(String text, MeteredEnergy energy) {
        if (BUILT_IN.get(energy).contains(text)) {
            return new LimitsFile(builtIn(text), energy).accuracyClass();
        }
        Path path = Path.of(text);
        if (!text.endsWith(".yaml") && !text.endsWith(".yml") && !Files.exists(path)) {
            throw new OptionException("'" + text + "' is not known; allowed: " + String.join(", ", BUILT_IN.get(energy))
                    + " or a YAML file of limits");
        }
        return new LimitsFile(YamlFile.read(path, SCHEMA), energy).accuracyClass();
    }

    private static YamlFile builtIn(String name) {
        String resource = "/io/metertwin/app/classes/" + name + ".yaml";
        try (InputStream in = LimitsFile.class.getResourceAsStream(resource)) {
            return YamlFile.parse(
                    Path.of(name + ".yaml"), new String(in.readAllBytes(), StandardCharsets.UTF_8), SCHEMA);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private AccuracyClass accuracyClass() {
        JsonNode root = file.root();
        if (!root.path("energy").asText().equals(energy.id())) {
            throw new OptionException(file.place("/energy") + ": limits for " + energy.id() + " energy are needed, not "
                    + root.path("energy").asText());
        }
        List<LoadLimit> balanced = loads("balanced");
        if (balanced.isEmpty()) {
            throw new OptionException(file.place("/balanced") + ": at least one limit is needed");
        }
        String name = root.path("name").asText();
        return new AccuracyClass(
                name,
                root.path("title").asText("class " + name),
                energy,
                balanced,
                loads("single-phase"),
                influences(),
                optional("starting"),
                optional("no-load"));
    }

    private List<LoadLimit> loads(String section) {
        List<LoadLimit> limits = new ArrayList<>();
        for (int k = 0; k < file.root().path(section).size(); k++) {
            String item = "/" + section + "/" + k;
            double from = value(item + "/from", LimitsFile::positive);
            double to = file.root().at(item + "/to").isMissingNode()
                    ? Double.POSITIVE_INFINITY
                    : value(item + "/to", LimitsFile::positive);
            double percent = value(item + "/limit", LimitsFile::percent);
            for (LoadFactor factor : factors(item)) {
                limits.add(new PlacedText(file.place(item), "").read(text -> new LoadLimit(from, to, factor, percent)));
            }
        }
        return limits;
    }

    private List<InfluenceLimit> influences() {
        List<InfluenceLimit> limits = new ArrayList<>();
        for (int k = 0; k < file.root().path("influence").size(); k++) {
            String item = "/influence/" + k;
            String id = file.root().at(item + "/quantity").asText();
            InfluenceQuantity quantity = Arrays.stream(InfluenceQuantity.values())
                    .filter(known -> known.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            double percent = value(item + "/limit", LimitsFile::percent);
            factors(item).forEach(factor -> limits.add(new InfluenceLimit(quantity, factor, percent)));
        }
        return limits;
    }

    private List<LoadFactor> factors(String item) {
        List<LoadFactor> factors = new ArrayList<>();
        for (int k = 0; k < file.root().at(item + "/factors").size(); k++) {
            factors.add(value(item + "/factors/" + k, this::factor));
        }
        return factors;
    }

    private LoadFactor factor(String text) {
        Matcher matcher = FACTOR.matcher(text.strip());
        if (!matcher.matches()) {
            throw new OptionException("'" + text + "' is not a load factor; write 1, 0.5ind or 0.8cap");
        }
        String side = matcher.group(2);
        if (side == null && energy == MeteredEnergy.REACTIVE) {
            throw new OptionException("'" + text + "' must say ind or cap, as in 1ind");
        }
        return new LoadFactor(
                Measure.number(matcher.group(1)),
                side == null
                        ? LoadFactor.Side.NONE
                        : side.equals("ind") ? LoadFactor.Side.INDUCTIVE : LoadFactor.Side.CAPACITIVE);
    }

    private double optional(String name) {
        return file.root().has(name) ? value("/" + name, LimitsFile::positive) : 0;
    }

    private static double positive(String text) {
        double value = Measure.number(text);
        if (value <= 0) {
            throw new OptionException("'" + text + "' is not above 0");
        }
        return value;
    }

    private static double percent(String text) {
        if (!text.endsWith("%")) {
            throw new OptionException("'" + text + "' has no unit; write 0.5%");
        }
        return positive(text.substring(0, text.length() - 1));
    }

    private <T> T value(String pointer, Function<String, T> reader) {
        return new PlacedText(file.place(pointer), file.root().at(pointer).asText()).read(reader);
    }
}
