package io.metertwin.core.settings;

/**
 * Whole numbers in a range.
 *
 * @param lowest smallest allowed value
 * @param highest largest allowed value
 */
public record IntegerType(long lowest, long highest) implements SettingType<Long> {

    @Override
    public Long parse(String text) throws SettingException {
        try {
            return ofNumber((double) Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            throw new SettingException("'" + text + "' is not a whole number; allowed: " + allowed());
        }
    }

    @Override
    public Long ofNumber(double number) throws SettingException {
        if (number != Math.rint(number) || !(number >= lowest && number <= highest)) {
            throw new SettingException(DecimalType.plain(number) + " is not allowed; allowed: " + allowed());
        }
        return (long) number;
    }

    @Override
    public double toNumber(Long value) {
        return value;
    }

    @Override
    public String format(Long value) {
        return value.toString();
    }

    @Override
    public String allowed() {
        return lowest + ".." + highest;
    }
}
