package io.metertwin.app.options;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units. The unit is required, so that nobody has to guess; prefixes m, k and M are understood. */
public enum Measure {
    /** Volts. */
    VOLTAGE("V", "230V"),
    /** Amperes. */
    CURRENT("A", "100A"),
    /** Watts. */
    POWER("W", "12kW"),
    /** Volt-amperes. */
    APPARENT_POWER("VA", "15kVA"),
    /** Hertz. */
    FREQUENCY("Hz", "50Hz"),
    /** Hertz per second. */
    FREQUENCY_RATE("Hz/s", "1Hz/s"),
    /** Percent, as per unit. */
    PERCENT("%", "18%"),
    /** Percent per hour, as per unit per hour. */
    PERCENT_PER_HOUR("%/h", "0.1%/h"),
    /** Degrees, as radians. */
    ANGLE("deg", "30deg"),
    /** Degrees Celsius. */
    TEMPERATURE("C", "35C");

    private static final Pattern NUMBER = Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*(.*)");

    private final String unit;
    private final String example;

    Measure(String unit, String example) {
        this.unit = unit;
        this.example = example;
    }

    /**
     * The value of a text in the base unit: volts, amperes, watts, hertz, per unit, radians, degrees
     * Celsius; per second or per hour where the unit says so.
     *
     * @throws OptionException when it is no number or its unit is missing or wrong
     */
    public double parse(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        if (!matcher.matches()) {
            throw new OptionException("'" + text + "' is not a value in " + unit + "; write " + example);
        }
        double number = Double.parseDouble(matcher.group(1));
        double factor = factor(matcher.group(2).strip());
        if (factor == 0) {
            String what = matcher.group(2).isBlank() ? "has no unit" : "has the wrong unit";
            throw new OptionException(
                    "'" + text + "' " + what + "; a value in " + unit + " is meant, such as " + example);
        }
        if (!Double.isFinite(number * factor)) {
            throw new OptionException("'" + text + "' is not a finite number");
        }
        return switch (this) {
            case PERCENT, PERCENT_PER_HOUR -> number / 100;
            case ANGLE -> Math.toRadians(number);
            default -> number * factor;
        };
    }

    /** True when the text ends in this unit. */
    public boolean matches(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        return matcher.matches() && factor(matcher.group(2).strip()) != 0;
    }

    private double factor(String written) {
        if (written.equals(unit)) {
            return 1;
        }
        boolean prefixed = List.of("V", "A", "W", "VA").contains(unit) && written.length() == unit.length() + 1;
        if (!prefixed || !written.endsWith(unit)) {
            return 0;
        }
        return switch (written.charAt(0)) {
            case 'm' -> 1e-3;
            case 'k' -> 1e3;
            case 'M' -> 1e6;
            default -> 0;
        };
    }

    /**
     * A pure number.
     *
     * @throws OptionException when the text is none
     */
    public static double number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new OptionException("'" + text + "' is not a number", e);
        }
        throw new OptionException("'" + text + "' is not a finite number");
    }
}
