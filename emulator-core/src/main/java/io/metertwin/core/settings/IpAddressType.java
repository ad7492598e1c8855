package io.metertwin.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 addresses: four bytes as text, an unsigned 32-bit number in a register, the first byte highest. */
public record IpAddressType() implements SettingType<Long> {

    private static final Pattern DOTTED = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int BYTES = 4;
    private static final int BITS = 8;
    private static final int LARGEST_BYTE = 0xFF;
    private static final long LARGEST = 0xFFFF_FFFFL;

    @Override
    public Long parse(String text) throws SettingException {
        Matcher matcher = DOTTED.matcher(text.strip());
        long address = 0;
        for (int k = 1; k <= BYTES; k++) {
            int part = matcher.matches() ? Integer.parseInt(matcher.group(k)) : LARGEST_BYTE + 1;
            if (part > LARGEST_BYTE) {
                throw new SettingException("'" + text + "' is not an address; allowed: " + allowed());
            }
            address = (address << BITS) | part;
        }
        return address;
    }

    @Override
    public Long ofNumber(double number) throws SettingException {
        if (number != Math.rint(number) || !(number >= 0 && number <= LARGEST)) {
            throw new SettingException(DecimalType.plain(number) + " is not an address; allowed: " + allowed());
        }
        return (long) number;
    }

    @Override
    public double toNumber(Long value) {
        return value;
    }

    @Override
    public String format(Long value) {
        List<String> parts = new ArrayList<>();
        for (int k = BYTES - 1; k >= 0; k--) {
            parts.add(Long.toString((value >> (k * BITS)) & LARGEST_BYTE));
        }
        return String.join(".", parts);
    }

    @Override
    public String allowed() {
        return "0.0.0.0..255.255.255.255";
    }
}
