package io.metertwin.modbus.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.settings.WordOrder;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordLayoutTest {

    /** Float vectors: libmodbus tests/unit-test.h (123456.0 = 47F12000 in all four orders). */
    @ParameterizedTest
    @CsvSource({
        "47F12000, 2, ABCD, 47F1 2000",
        "47F12000, 2, CDAB, 2000 47F1",
        "47F12000, 2, BADC, F147 0020",
        "47F12000, 2, DCBA, 0020 F147",
        "123456789ABCDEF0, 4, ABCD, 1234 5678 9ABC DEF0",
        "123456789ABCDEF0, 4, CDAB, DEF0 9ABC 5678 1234",
        "123456789ABCDEF0, 4, BADC, 3412 7856 BC9A F0DE",
        "123456789ABCDEF0, 4, DCBA, F0DE BC9A 7856 3412",
        "1234, 1, DCBA, 1234"
    })
    void wordsStandInTheOrderOfTheWire(String hex, int length, WordOrder order, String wire) {
        long bits = Long.parseUnsignedLong(hex, 16);
        assertThat(IntStream.range(0, length)
                        .mapToObj(k -> "%04X".formatted(WordLayout.word(bits, length, k, order)))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(wire);
    }

    @ParameterizedTest
    @CsvSource({"47F1 2000, ABCD", "2000 47F1, CDAB", "F147 0020, BADC", "0020 F147, DCBA"})
    void bitsComeBackFromTheWire(String wire, WordOrder order) {
        int[] words = Arrays.stream(("0000 " + wire).split(" "))
                .mapToInt(word -> Integer.parseInt(word, 16))
                .toArray();
        assertThat(Float.intBitsToFloat((int) WordLayout.bits(words, 1, 2, order)))
                .isEqualTo(123456.0f);
    }
}
