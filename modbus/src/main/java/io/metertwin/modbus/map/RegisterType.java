package io.metertwin.modbus.map;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a value is held in registers. Integers saturate at the ends of their range; an absent value (NaN) is 0. */
public enum RegisterType {
    /** Unsigned 16 bit. */
    UINT16(1, 0, 0xFFFF),
    /** Signed 16 bit. */
    INT16(1, Short.MIN_VALUE, Short.MAX_VALUE),
    /** Unsigned 32 bit. */
    UINT32(2, 0, 0xFFFF_FFFFL),
    /** Signed 32 bit. */
    INT32(2, Integer.MIN_VALUE, Integer.MAX_VALUE),
    /** Unsigned 64 bit; values up to 2^63 - 1. */
    UINT64(4, 0, Long.MAX_VALUE),
    /** Signed 64 bit. */
    INT64(4, Long.MIN_VALUE, Long.MAX_VALUE),
    /** IEEE 754 single precision. */
    FLOAT32(2, 0, 0),
    /** Code of one of a closed list, unsigned 16 bit. */
    ENUM(1, 0, 0xFFFF),
    /** Sixteen flags. */
    BITFIELD(1, 0, 0xFFFF),
    /** One bit of a coil or discrete input: 1 for every number but 0. */
    BIT(1, 0, 1),
    /** Text, two characters in a register, the first in the high byte, filled up with zeros. */
    ASCII(0, 0, 0);

    private final int words;
    private final long lowest;
    private final long highest;

    RegisterType(int words, long lowest, long highest) {
        this.words = words;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** The type with the given name as a map writes it, such as {@code uint32}. */
    public static Optional<RegisterType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.id().equals(name)).findFirst();
    }

    /** The name in maps and documents: {@code float32}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Number of registers; 0 when each row says it (text). */
    public int words() {
        return words;
    }

    /** True for types that hold a number, false for text. */
    public boolean numeric() {
        return this != ASCII;
    }

    /** True for whole numbers. */
    public boolean integral() {
        return numeric() && this != FLOAT32 && this != BIT;
    }

    /** True for numbers that can be negative. */
    public boolean signed() {
        return lowest < 0 || this == FLOAT32;
    }

    /**
     * The bits of a number, most significant first, in the lowest {@code 16 * words()} bits.
     *
     * @param value the number as the register counts it, already whole for integral types
     */
    public long bits(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        if (this == FLOAT32) {
            return Integer.toUnsignedLong(Float.floatToIntBits((float) value));
        }
        if (this == BIT) {
            return value == 0 ? 0 : 1;
        }
        long saturated = Math.max(lowest, Math.min(highest, (long) value));
        return words == 4 ? saturated : saturated & ((1L << (16 * words)) - 1);
    }

    /** The number that bits stand for, the inverse of {@link #bits}. */
    public double number(long bits) {
        return switch (this) {
            case FLOAT32 -> Float.intBitsToFloat((int) bits);
            case INT16 -> (short) bits;
            case INT32 -> (int) bits;
            default -> bits;
        };
    }
}
