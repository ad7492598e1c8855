package io.metertwin.core.device;

import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.SettingsCatalogue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An MPM4000 order code such as {@code MPM4410-A} (manual 2.1, 2.2): circuits, sensor input, expansion, supply.
 *
 * @param circuits three-phase circuits, 1 to 4
 * @param sensor kind of current input
 * @param expansion extra input on circuit 1
 * @param supply auxiliary supply variant
 */
public record ModelCode(int circuits, SensorType sensor, Expansion expansion, Supply supply) {

    private static final Pattern PATTERN = Pattern.compile("MPM4(\\w)(\\w)(\\w)-(\\w)");

    /** The extra input of circuit 1 (manual 4.5). */
    public enum Expansion {
        /** None. */
        NONE,
        /** Zero-sequence current. */
        ZERO_SEQUENCE,
        /** Temperature. */
        TEMPERATURE
    }

    /** The auxiliary supply (manual 4.1). */
    public enum Supply {
        /** AC 95-265 V or DC 110-260 V. */
        A,
        /** DC 24 V (18-36 V). */
        D,
        /** AC 90-528 V. */
        H
    }

    /**
     * Parses an order code, in any case.
     *
     * @throws IllegalArgumentException when it is none; the message says which character is wrong and what is allowed
     */
    public static ModelCode parse(String text) {
        Matcher matcher = PATTERN.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw refused(text, "it is not of the form MPM4xyz-s, such as MPM4410-A");
        }
        return new ModelCode(
                circuits(text, matcher.group(1)),
                sensor(text, matcher.group(2)),
                expansion(text, matcher.group(3)),
                supply(text, matcher.group(4)));
    }

    private static int circuits(String text, String digit) {
        if (!digit.matches("[1-4]")) {
            throw refused(text, "'" + digit + "' circuits; the 5th character is 1 to 4");
        }
        return Integer.parseInt(digit);
    }

    private static SensorType sensor(String text, String digit) {
        return switch (digit) {
            case "1" -> SensorType.RCOIL;
            case "2" -> SensorType.VCT;
            default -> throw refused(text, "input '" + digit + "'; the 6th character is 1 (Rogowski coil) or 2 (VCT)");
        };
    }

    private static Expansion expansion(String text, String digit) {
        return switch (digit) {
            case "0" -> Expansion.NONE;
            case "1" -> Expansion.ZERO_SEQUENCE;
            case "2" -> Expansion.TEMPERATURE;
            default ->
                throw refused(
                        text,
                        "expansion '" + digit
                                + "'; the 7th character is 0 (none), 1 (zero sequence) or 2 (temperature)");
        };
    }

    private static Supply supply(String text, String letter) {
        return switch (letter) {
            case "A" -> Supply.A;
            case "D" -> Supply.D;
            case "H" -> Supply.H;
            default ->
                throw refused(
                        text, "supply '" + letter + "'; the suffix is A (AC 95-265 V), D (DC 24 V) or H (AC 90-528 V)");
        };
    }

    private static IllegalArgumentException refused(String text, String reason) {
        return new IllegalArgumentException("model '" + text + "' is unknown: " + reason);
    }

    /** The order code. */
    public String code() {
        return "MPM4" + circuits + (sensor.ordinal() + 1) + expansion.ordinal() + "-" + supply;
    }

    @Override
    public String toString() {
        return code();
    }

    /** The settings a meter of this model has. */
    public SettingsCatalogue settings() {
        return new SettingsCatalogue(
                circuits, sensor, expansion == Expansion.ZERO_SEQUENCE, expansion == Expansion.TEMPERATURE);
    }
}
