package io.metertwin.app.options;

import com.fasterxml.jackson.databind.JsonNode;
import io.metertwin.signal.frontend.AccuracyProfile;
import java.nio.file.Path;
import java.util.function.Function;

/** {@code --accuracy ideal|typical|file.yaml}. */
final class AccuracyOption {

    private AccuracyOption() {}

    static AccuracyProfile parse(String text) {
        return switch (text) {
            case "ideal" -> AccuracyProfile.IDEAL;
            case "typical" -> AccuracyProfile.TYPICAL;
            default -> {
                if (!text.contains(".")) {
                    throw new OptionException("'" + text + "' is not known; allowed: ideal, typical or a YAML file");
                }
                yield read(Path.of(text));
            }
        };
    }

    private static AccuracyProfile read(Path path) {
        YamlFile file = YamlFile.read(path, "accuracy.schema.json");
        AccuracyProfile ideal = AccuracyProfile.IDEAL;
        int bits = (int) value(file, "bits", AccuracyOption::bits, ideal.bits());
        double noise = value(file, "noise-db", AccuracyOption::noise, ideal.noiseDb());
        double gain = value(file, "gain-error", Measure.PERCENT::parse, ideal.gainErrorLimit());
        double phase = value(file, "phase-error", Measure.ANGLE::parse, ideal.phaseErrorLimit());
        double offset = value(file, "offset", Measure.PERCENT::parse, ideal.offsetLimit());
        try {
            return new AccuracyProfile(bits, noise, gain, phase, offset);
        } catch (IllegalArgumentException e) {
            throw new OptionException(path + ": " + e.getMessage(), e);
        }
    }

    private static double bits(String text) {
        double bits = Measure.number(text);
        if (bits != Math.rint(bits)) {
            throw new OptionException("'" + text + "' is not a whole number");
        }
        return bits;
    }

    private static double noise(String text) {
        return text.equals("off") ? Double.POSITIVE_INFINITY : Measure.number(text);
    }

    private static double value(YamlFile file, String name, Function<String, Double> reader, double otherwise) {
        JsonNode node = file.root().get(name);
        return node == null
                ? otherwise
                : new PlacedText(file.place("/" + name) + ": " + name, node.asText()).read(reader);
    }
}
