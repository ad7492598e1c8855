package io.metertwin.modbus.rtu;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.modbus.server.Frames;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as the MODBUS application protocol 1.1b3 lays them out, functions without a layout included. */
class RequestLengthTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 03 0000 007D",
                "01 01 0000 0008",
                "01 06 03EA 0002",
                "01 07",
                "01 08 0000 A537",
                "01 10 03EA 0002 04 0028 000A",
                "01 0F 0013 000A 02 CD01",
                "01 11",
                "01 14 07 06 0004 0001 0002",
                "01 16 0004 00F2 0025",
                "01 17 0003 0006 000E 0003 06 00FF 00FF 00FF",
                "01 18 04DE",
                "01 2B 0E 01 00",
                "01 42",
                "01 64 01 02 03 04 05"
            })
    void aRequestIsCompleteWithItsLastByteAndNotBefore(String message) {
        byte[] frame = Crc16.append(Frames.bytes(message));
        for (int available = 0; available < frame.length; available++) {
            assertThat(RequestLength.of(frame, available)).isGreaterThan(available);
        }
        byte[] followed = Arrays.copyOf(frame, frame.length + 30);
        assertThat(RequestLength.of(followed, followed.length)).isEqualTo(frame.length);
    }

    @Test
    void bytesThatCannotBecomeARequestAreUnknown() {
        byte[] tooLong = Frames.bytes("01 10 0000 007B FF");
        assertThat(RequestLength.of(tooLong, tooLong.length)).isEqualTo(RequestLength.UNKNOWN);
        byte[] noise = new byte[300];
        Arrays.fill(noise, (byte) 0x55);
        assertThat(RequestLength.of(noise, 256)).isEqualTo(RequestLength.UNKNOWN);
    }
}
