package io.metertwin.app.options;

import io.metertwin.core.settings.ModbusSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One meter of several on the same ports: {@code 5} or {@code 5:26000077}.
 *
 * @param unit its Modbus address, 1 to 247
 * @param serialNumber its serial number, eight digits; empty for the one of its seed
 */
public record UnitOption(int unit, Optional<String> serialNumber) {

    private static final int HIGHEST_UNIT = 247;
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})(?:[:=](\\d{8}))?");

    static UnitOption parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new OptionException(
                    "'" + text + "' is not understood; write 5 or 5:26000077, a serial number of eight digits");
        }
        int unit = Integer.parseInt(matcher.group(1));
        if (unit == ModbusSettings.BROADCAST_ONLY) {
            throw new OptionException("unit 0 is not 1..247: of several meters none could be told by it; --set"
                    + " modbus.address=0, without --unit, runs a meter that takes only broadcasts");
        }
        if (unit < 1 || unit > HIGHEST_UNIT) {
            throw new OptionException("unit " + unit + " is not 1.." + HIGHEST_UNIT);
        }
        return new UnitOption(unit, Optional.ofNullable(matcher.group(2)));
    }
}
