package io.metertwin.core.settings;

import java.math.BigDecimal;

/**
 * Decimal numbers in a range.
 *
 * @param lowest smallest allowed value
 * @param highest largest allowed value
 */
public record DecimalType(double lowest, double highest) implements SettingType<Double> {

    @Override
    public Double parse(String text) throws SettingException {
        try {
            return ofNumber(Double.parseDouble(text.strip()));
        } catch (NumberFormatException e) {
            throw new SettingException("'" + text + "' is not a number; allowed: " + allowed());
        }
    }

    @Override
    public Double ofNumber(double number) throws SettingException {
        if (!(number >= lowest && number <= highest)) {
            throw new SettingException(plain(number) + " is not allowed; allowed: " + allowed());
        }
        return number;
    }

    @Override
    public double toNumber(Double value) {
        return value;
    }

    @Override
    public String format(Double value) {
        return plain(value);
    }

    @Override
    public String allowed() {
        return plain(lowest) + ".." + plain(highest);
    }

    /** A number without exponent and without trailing zeros. */
    static String plain(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
