package io.metertwin.modbus.image;

import io.metertwin.core.settings.WordOrder;

/** Puts the 16-bit words of a value in the order of the wire, and back. Single words are never touched. */
public final class WordLayout {

    private static final int BITS = 16;
    private static final int MASK = 0xFFFF;
    private static final int BYTE_BITS = 8;
    private static final int BYTE = 0xFF;

    private WordLayout() {}

    /**
     * One word of a value as it goes over the wire, 0 to 65535.
     *
     * @param bits the value, most significant bit first, in the lowest {@code 16 * words} bits
     * @param words length of the value: 1, 2 or 4
     * @param index which word, counted from the lowest address
     * @param order order of words and bytes
     */
    public static int word(long bits, int words, int index, WordOrder order) {
        int place = words > 1 && lowWordFirst(order) ? index : words - 1 - index;
        int word = (int) (bits >>> (place * BITS)) & MASK;
        return words > 1 && bytesSwapped(order) ? swapped(word) : word;
    }

    /**
     * The bits of a value that came over the wire, the inverse of {@link #word}.
     *
     * @param words registers that hold the value
     * @param offset position of its first register
     * @param length number of its registers: 1, 2 or 4
     * @param order order of words and bytes
     */
    public static long bits(int[] words, int offset, int length, WordOrder order) {
        long bits = 0;
        for (int k = 0; k < length; k++) {
            bits |= contribution(words[offset + k], length, k, order);
        }
        return bits;
    }

    /** The text that words hold: two characters in each, the first in the high byte; zeros are nothing. */
    public static String text(int[] words) {
        StringBuilder text = new StringBuilder();
        for (int word : words) {
            text.append((char) (word >>> BYTE_BITS)).append((char) (word & BYTE));
        }
        return text.toString().replace("\0", "");
    }

    /** The words of a text, the inverse of {@link #text(int[])}: filled up with zeros, cut off when it is longer. */
    public static int[] words(String text, int length) {
        int[] words = new int[length];
        for (int k = 0; k < Math.min(text.length(), 2 * length); k++) {
            words[k / 2] |= (text.charAt(k) & BYTE) << (k % 2 == 0 ? BYTE_BITS : 0);
        }
        return words;
    }

    private static long contribution(int word, int words, int index, WordOrder order) {
        int place = words > 1 && lowWordFirst(order) ? index : words - 1 - index;
        int plain = words > 1 && bytesSwapped(order) ? swapped(word) : word;
        return (long) plain << (place * BITS);
    }

    private static boolean lowWordFirst(WordOrder order) {
        return order == WordOrder.CDAB || order == WordOrder.DCBA;
    }

    private static boolean bytesSwapped(WordOrder order) {
        return order == WordOrder.BADC || order == WordOrder.DCBA;
    }

    private static int swapped(int word) {
        return ((word & 0xFF) << 8) | (word >>> 8);
    }
}
