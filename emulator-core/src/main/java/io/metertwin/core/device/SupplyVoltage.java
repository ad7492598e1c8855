package io.metertwin.core.device;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The auxiliary voltage at terminals 1 and 3.
 *
 * @param volts rms for AC, mean for DC; 0 or more
 * @param current alternating or direct
 */
public record SupplyVoltage(double volts, Current current) {

    private static final Pattern PATTERN = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*V\\s*(AC|DC)?");

    /** Kind of voltage. */
    public enum Current {
        /** Alternating. */
        AC,
        /** Direct. */
        DC
    }

    /**
     * Parses {@code 230VAC}, {@code 24VDC}; {@code 230V} is AC.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    public static SupplyVoltage parse(String text) {
        Matcher matcher = PATTERN.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a supply voltage; write 230VAC or 24VDC");
        }
        Current current = "DC".equals(matcher.group(2)) ? Current.DC : Current.AC;
        return new SupplyVoltage(Double.parseDouble(matcher.group(1)), current);
    }

    @Override
    public String toString() {
        return (volts == Math.rint(volts) ? Long.toString((long) volts) : Double.toString(volts)) + " V " + current;
    }
}
