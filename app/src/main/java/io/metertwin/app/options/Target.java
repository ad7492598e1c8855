package io.metertwin.app.options;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the equals sign of a load or a sensor: {@code c1}, {@code c1.l2}, {@code c1.i2}, {@code c1.in},
 * {@code all}.
 *
 * @param circuit circuit from 0, or -1 for all
 * @param phase phase from 0 (3 for the neutral), or -1 for all
 * @param value what stands behind
 */
record Target(int circuit, int phase, String value) {

    private static final Pattern PATTERN = Pattern.compile("(all|c(\\d+))(?:\\.([li])([123n]))?");

    /**
     * Splits an option at its first equals sign.
     *
     * @param text the option's value
     * @param letter {@code l} for loads, {@code i} for sensors
     * @param circuits circuits of the meter
     */
    static Target parse(String text, char letter, int circuits) {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? "" : text.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
        Matcher matcher = PATTERN.matcher(name);
        if (!matcher.matches() || (matcher.group(3) != null && matcher.group(3).charAt(0) != letter)) {
            throw new OptionException(
                    "'" + text + "' does not say where; write c1=..., c1." + letter + "2=... or all=...");
        }
        int circuit = matcher.group(2) == null ? -1 : number(matcher.group(2)) - 1;
        if (circuit >= circuits || (circuit < 0 && matcher.group(2) != null)) {
            throw new OptionException(
                    "'" + name + "': this meter has circuits c1" + (circuits == 1 ? "" : " to c" + circuits));
        }
        String phase = matcher.group(4);
        int position = phase == null ? -1 : phase.equals("n") ? 3 : Integer.parseInt(phase) - 1;
        if (letter == 'l' && position == 3) {
            throw new OptionException("'" + name + "': loads are on l1, l2 and l3; the neutral follows from them");
        }
        return new Target(circuit, position, text.substring(equals + 1).strip());
    }

    private static int number(String digits) {
        return digits.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** True when this target includes a circuit. */
    boolean includes(int someCircuit) {
        return circuit < 0 || circuit == someCircuit;
    }
}
