package io.metertwin.core.settings;

import io.metertwin.core.time.MeterTimeText;

/**
 * Whole numbers in a range.
 *
 * @param lowest smallest allowed value
 * @param highest largest allowed value
 * @param meterTime whether they are seconds of meter time since 1970-01-01 00:00, of which 0 stands for none
 */
public record IntegerType(long lowest, long highest, boolean meterTime) implements SettingType<Long> {

    private static final long LAST_SECOND = 0xFFFF_FFFFL;
    private static final long MILLIS_PER_SECOND = 1000;

    /** Plain numbers in a range. */
    public IntegerType(long lowest, long highest) {
        this(lowest, highest, false);
    }

    /** Meter times up to the last that 32 bits hold. */
    static IntegerType ofMeterTime() {
        return new IntegerType(0, LAST_SECOND, true);
    }

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
    public String shown(Long value) {
        return meterTime && value != 0 ? MeterTimeText.of(value * MILLIS_PER_SECOND) : format(value);
    }

    @Override
    public String allowed() {
        return lowest + ".." + highest;
    }
}
