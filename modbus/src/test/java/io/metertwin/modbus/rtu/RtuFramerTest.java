package io.metertwin.modbus.rtu;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.settings.Parity;
import io.metertwin.modbus.server.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** MODBUS over serial line 1.02, 2.5.1.1: silences of 1.5 and 3.5 characters; above 19 200 bit/s 750 us and 1.75 ms. */
class RtuFramerTest {

    /** The example of MODBUS over serial line 1.02, 6.2.2: unit 2, function 7, CRC 0x1241, low byte first. */
    private static final byte[] EXAMPLE = Frames.bytes("02 07 41 12");

    static Stream<LineParameters> lines() {
        return Stream.of(1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200)
                .flatMap(baud -> Stream.of(Parity.values())
                        .flatMap(parity -> Stream.of(1, 2).map(stop -> new LineParameters(baud, parity, stop))));
    }

    /** Sends characters with silences before each but the first; the times begin at some odd instant. */
    private static List<Reception> receptions(FrameTiming timing, byte[] characters, long[] silences) {
        RtuFramer framer = new RtuFramer(timing);
        List<Reception> all = new ArrayList<>();
        long time = 987_654_321;
        for (int k = 0; k < characters.length; k++) {
            time += timing.characterNs() + (k == 0 ? 0 : silences[k]);
            framer.accept(characters[k], time).ifPresent(all::add);
        }
        framer.end(time + timing.silenceNs()).ifPresent(all::add);
        return all;
    }

    private static Reception damaged(Reception.Cause cause) {
        return new Reception.Damaged(cause);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void silencesAreThoseOfTheStandardAtEveryRate(LineParameters line) {
        double characterNs = 1e9 * line.bitsPerCharacter() / line.baud();
        FrameTiming timing = FrameTiming.standard(line);
        boolean counted = line.baud() <= 19_200;
        assertThat((double) timing.characterNs()).isBetween(characterNs - 1, characterNs);
        assertThat((double) timing.gapNs())
                .isBetween(counted ? 1.5 * characterNs - 1 : 750e3, counted ? 1.5 * characterNs : 750e3);
        assertThat((double) timing.silenceNs())
                .isBetween(counted ? 3.5 * characterNs - 1 : 1.75e6, counted ? 3.5 * characterNs : 1.75e6);
        assertThat(FrameTiming.onHost(line).silenceNs()).isEqualTo(Math.max(timing.silenceNs(), 10_000_000));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyGapAtEveryPlaceIsHeardForWhatItIs(LineParameters line) {
        FrameTiming timing = FrameTiming.standard(line);
        for (int place = 1; place < EXAMPLE.length; place++) {
            for (long silence : new long[] {0, 1, timing.gapNs() / 2, timing.gapNs()}) {
                assertThat(receptions(timing, EXAMPLE, gapAt(place, silence)))
                        .singleElement()
                        .isInstanceOf(Reception.Frame.class);
            }
            for (long silence : new long[] {timing.gapNs() + 1, timing.silenceNs() - 1}) {
                assertThat(receptions(timing, EXAMPLE, gapAt(place, silence)))
                        .containsExactly(damaged(Reception.Cause.GAP));
            }
            assertThat(receptions(timing, EXAMPLE, gapAt(place, timing.silenceNs())))
                    .containsExactly(damaged(Reception.Cause.TOO_SHORT), damaged(Reception.Cause.TOO_SHORT));
        }
    }

    private static long[] gapAt(int place, long silence) {
        long[] silences = new long[EXAMPLE.length];
        silences[place] = silence;
        return silences;
    }

    @Test
    void twoFramesWithoutASilenceBetweenAreNone() {
        FrameTiming timing = FrameTiming.standard(new LineParameters(9600, Parity.NONE, 1));
        assertThat(receptions(timing, Frames.bytes("02 07 41 12 02 07 41 12"), new long[8]))
                .containsExactly(damaged(Reception.Cause.CRC));
    }

    @Test
    void aFrameSaysWhenItBeganAndEnded() {
        FrameTiming timing = new FrameTiming(100, 150, 350);
        RtuFramer framer = new RtuFramer(timing);
        for (int k = 0; k < EXAMPLE.length; k++) {
            assertThat(framer.accept(EXAMPLE[k], 1000 + 100 * k)).isEmpty();
        }
        assertThat(framer.dueNs()).isEqualTo(1650);
        assertThat(framer.end(1649)).isEmpty();
        Reception.Frame frame = (Reception.Frame) framer.end(1650).orElseThrow();
        assertThat(List.of(frame.beganNs(), frame.endedNs(), (long) frame.characters()))
                .containsExactly(1000L, 1300L, 4L);
        assertThat(frame.frame().unit()).isEqualTo(2);
        assertThat(frame.frame().function()).isEqualTo(7);
        assertThat(framer.receives()).isFalse();
    }

    @Test
    void moreThan256CharactersAreNoFrameHoweverManyFollow() {
        FrameTiming timing = new FrameTiming(100, 150, 350);
        for (int length : new int[] {256, 257, 300, 100_000}) {
            byte[] characters = Crc16.append(new byte[length - 2]);
            List<Reception> heard = receptions(timing, characters, new long[length]);
            if (length == 256) {
                assertThat(heard).singleElement().isInstanceOf(Reception.Frame.class);
            } else {
                assertThat(heard).containsExactly(damaged(Reception.Cause.TOO_LONG));
            }
        }
    }

    @Test
    void everySingleBitErrorIsFound() {
        byte[] request = Crc16.append(Frames.bytes("01 03 0000 007D"));
        FrameTiming timing = new FrameTiming(100, 150, 350);
        for (int bit = 0; bit < 8 * request.length; bit++) {
            byte[] wrong = request.clone();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(receptions(timing, wrong, new long[wrong.length])).containsExactly(damaged(Reception.Cause.CRC));
        }
    }
}
