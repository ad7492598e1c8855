package io.metertwin.modbus.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.modbus.server.Frames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameAssemblerTest {

    private final FrameAssembler assembler = new FrameAssembler(TcpFraming.MBAP);

    private void feed(byte... bytes) throws IOException {
        assembler.readFrom(Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    @Test
    void aFrameMayComeByteByByte() throws Exception {
        byte[] frame = Frames.read(0, 2);
        for (byte next : frame) {
            assertThat(assembler.next()).isEmpty();
            feed(next);
        }
        assertThat(assembler.next()).isPresent();
        assertThat(assembler.holdsBytes()).isFalse();
    }

    @Test
    void oneReadMayBringSeveralFrames() throws Exception {
        feed(Frames.bytes(Frames.hex(Frames.of(1, "03 0000 0001")) + Frames.hex(Frames.of(2, "06")) + "00"));
        assertThat(assembler.next().orElseThrow().unit()).isEqualTo(1);
        assertThat(assembler.next().orElseThrow().unit()).isEqualTo(2);
        assertThat(assembler.next()).isEmpty();
        assertThat(assembler.holdsBytes()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000 0001",
                "0000 FFFF 0006",
                "0000 0000 0000",
                "0000 0000 0001",
                "0000 0000 00FF",
                "0000 0000 FFFF"
            })
    void aHeaderThatIsNotModbusIsRefusedAsSoonAsItIsSeen(String header) throws Exception {
        feed(Frames.bytes(header));
        assertThatThrownBy(assembler::next).isInstanceOf(FramingException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 254})
    void theShortestAndTheLongestFrameAreTaken(int length) throws Exception {
        feed(Frames.bytes("0000 0000 %04X 01 %s".formatted(length, "42".repeat(length - 1))));
        assertThat(assembler.next().orElseThrow().function()).isEqualTo(0x42);
    }
}
