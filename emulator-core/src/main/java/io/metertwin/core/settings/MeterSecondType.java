package io.metertwin.core.settings;

import io.metertwin.core.time.MeterTimeText;

/** Meter times in whole seconds since 1970-01-01 00:00, up to the last that 32 bits hold; 0 stands for none. */
public record MeterSecondType() implements SettingType<Long> {

    private static final IntegerType SECONDS = new IntegerType(0, 0xFFFF_FFFFL);
    private static final long MILLIS_PER_SECOND = 1000;

    @Override
    public Long parse(String text) throws SettingException {
        return SECONDS.parse(text);
    }

    @Override
    public Long ofNumber(double number) throws SettingException {
        return SECONDS.ofNumber(number);
    }

    @Override
    public double toNumber(Long value) {
        return value;
    }

    @Override
    public String format(Long value) {
        return SECONDS.format(value);
    }

    @Override
    public String shown(Long value) {
        return value == 0 ? format(value) : MeterTimeText.of(value * MILLIS_PER_SECOND);
    }

    @Override
    public String allowed() {
        return SECONDS.allowed();
    }
}
