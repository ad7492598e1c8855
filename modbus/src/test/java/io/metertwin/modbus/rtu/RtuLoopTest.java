package io.metertwin.modbus.rtu;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.fault.BusFault;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.settings.Parity;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.server.Frames;
import io.metertwin.modbus.server.ModbusDispatcher;
import io.metertwin.modbus.server.UnitRouter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtuLoopTest {

    private static final long MS = 1_000_000;
    private static final byte[] READ = Crc16.append(Frames.bytes("01 03 012C 0001"));
    private static final String ANSWER = Frames.hex(Crc16.append(Frames.bytes("01 03 02 0001")));

    /** The log is wanted in production and noise here. */
    private final Logger log = Logger.getLogger(RtuServer.class.getName());

    private final FakeMeter meter = new FakeMeter(Snapshots.usual());
    private final CommunicationCounters counters = new CommunicationCounters();
    private final VirtualLine line = new VirtualLine(false);
    private final RtuLoop loop = loopOn(line);
    private final long start = line.nanos();

    @BeforeEach
    void quiet() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void loud() {
        log.setLevel(null);
    }

    private RtuLoop loopOn(VirtualLine other) {
        return new RtuLoop(
                new UnitRouter(List.of(new ModbusDispatcher(meter, RegisterMap.mpm4000(Snapshots.MODEL), counters))),
                other,
                other);
    }

    private void runFor(long ns) {
        for (long end = line.nanos() + ns; line.nanos() < end; ) {
            loop.step();
        }
    }

    private List<String> answers() {
        return line.sent().stream().map(VirtualLine.Sent::hex).toList();
    }

    @ParameterizedTest
    @CsvSource({"2400, none, 1", "9600, none, 1", "9600, even, 2", "19200, odd, 1", "115200, none, 2"})
    void aReplyOnAPtyIsThereWhenARealLineWouldHaveBroughtIt(int baud, String parity, int stop) {
        meter.set("serial.baud", String.valueOf(baud));
        meter.set("serial.parity", parity);
        meter.set("serial.stop", String.valueOf(stop));
        line.arrive(Crc16.append(Frames.bytes("01 03 0000 007D")), start + 50 * MS, 0);
        runFor(3000 * MS);

        double character = 1e9 * (1 + 8 + (parity.equals("none") ? 0 : 1) + stop) / baud;
        double silence = baud > 19_200 ? 1.75e6 : 3.5 * character;
        // 8 characters of request, t3.5, 255 of response; the host's 10 ms silence counts where the line is faster.
        double begin = Math.max(8 * character + silence, Math.max(10e6, silence));
        assertThat(line.sent()).hasSize(1);
        assertThat(line.sent().get(0).hex()).hasSize(2 * 255).startsWith("0103FA");
        assertThat((double) line.sent().get(0).timeNs() - start - 50 * MS)
                .isBetween(begin + 255 * character - 300, begin + 255 * character + 10);
    }

    @Test
    void aReplyOnARealLineBeginsAfterTheSilenceForTheHardwarePacesIt() {
        VirtualLine real = new VirtualLine(true);
        RtuLoop onReal = loopOn(real);
        long first = real.nanos() + 5 * MS;
        real.arrive(READ, first, MS);
        while (real.sent().isEmpty()) {
            onReal.step();
        }
        assertThat(real.sent().get(0).timeNs()).isEqualTo(first + 7 * MS + 10 * MS);
    }

    @Test
    void theReplyToAWriteOfTheRateLeavesUnderTheOldOne() {
        line.arrive(Crc16.append(Frames.bytes("01 06 044E 0006")), start + MS, 0);
        line.arrive(READ, start + 500 * MS, 0);
        runFor(1000 * MS);
        assertThat(line.sent()).hasSize(2);
        assertThat(line.sent().get(0).parameters()).isEqualTo(new LineParameters(9600, Parity.NONE, 1));
        assertThat(line.sent().get(1).parameters()).isEqualTo(new LineParameters(115_200, Parity.NONE, 1));
        assertThat(line.parameters()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 06 044E 0006", "01 06 044D 0000"})
    void hardwareFinishesAReplyBeforeItsRateChangesOrItIsClosed(String write) {
        VirtualLine real = new VirtualLine(true);
        RtuLoop onReal = loopOn(real);
        real.arrive(Crc16.append(Frames.bytes(write)), real.nanos() + MS, MS);
        long changed = 0;
        while (changed == 0) {
            onReal.step();
            boolean other = real.parameters().size() > 1 || (!real.sent().isEmpty() && !real.isOpen());
            changed = other ? real.nanos() : 0;
        }
        long reply = real.sent().get(0).timeNs();
        assertThat(changed - reply).isGreaterThanOrEqualTo(new LineParameters(9600, Parity.NONE, 1).nanosOf(8));
    }

    @Test
    void othersAreSilentAndExceptionsFollowTheRules() {
        List<String> requests =
                List.of("02 03 012C 0001", "00 03 012C 0001", "01 42", "01 03 012C 0000", "01 03 FFFF 0001");
        for (int k = 0; k < requests.size(); k++) {
            line.arrive(Crc16.append(Frames.bytes(requests.get(k))), start + 200 * MS * k, 0);
        }
        runFor(1500 * MS);
        assertThat(answers())
                .containsExactlyElementsOf(List.of("01 C2 01", "01 83 03", "01 83 02").stream()
                        .map(text -> Frames.hex(Crc16.append(Frames.bytes(text))))
                        .toList());
        assertThat(counters.readings().frames()).isEqualTo(3);
        assertThat(counters.readings().otherUnits()).isEqualTo(1);
    }

    @Test
    void aBroadcastWriteIsCarriedOutInSilence() {
        line.arrive(Crc16.append(Frames.bytes("00 06 03EA 0007")), start, 0);
        runFor(200 * MS);
        assertThat(answers()).isEmpty();
        assertThat(meter.snapshot().settings().get(meter.snapshot().settings().catalogue().grid.vtRatio))
                .isEqualTo(7);
    }

    @Test
    void aMeterThatDoesNotCarryOutACommandAnswersFourAfterTwoSeconds() {
        meter.answerWith(command -> new CompletableFuture<CommandResult>());
        line.arrive(Crc16.append(Frames.bytes("01 06 03EA 0007")), start, 0);
        runFor(3000 * MS);
        assertThat(answers()).containsExactly(Frames.hex(Crc16.append(Frames.bytes("01 86 04"))));
        assertThat(line.sent().get(0).timeNs() - start).isBetween(2000 * MS, 2050 * MS);
    }

    @Test
    void whatComesWhileAReplyIsUnderWayIsLost() {
        line.arrive(Crc16.append(Frames.bytes("01 03 0000 007D")), start, 0);
        line.arrive(READ, start + 100 * MS, 0);
        line.arrive(READ, start + 1000 * MS, 0);
        runFor(2000 * MS);
        assertThat(answers()).hasSize(2).last().isEqualTo(ANSWER);
    }

    @Test
    void aPortThatVanishesIsServedAgainWhenItIsBack() {
        runFor(100 * MS);
        line.plug(false);
        runFor(5000 * MS);
        assertThat(line.isOpen()).isFalse();
        line.plug(true);
        line.arrive(READ, line.nanos() + 1500 * MS, 0);
        runFor(2000 * MS);
        assertThat(answers()).containsExactly(ANSWER);
    }

    @Test
    void aDisabledLineAndAMeterWithoutSupplyKeepThePortClosed() {
        meter.set("serial.enabled", "off");
        runFor(100 * MS);
        assertThat(line.isOpen()).isFalse();
        meter.set("serial.enabled", "on");
        runFor(100 * MS);
        assertThat(line.isOpen()).isTrue();
        meter.publish(snapshot -> Snapshots.with(snapshot, PowerState.OFF));
        line.arrive(READ, line.nanos() + MS, 0);
        runFor(200 * MS);
        assertThat(line.isOpen()).isFalse();
        assertThat(answers()).isEmpty();
    }

    @Test
    void noiseIsCountedForWhatItIs() {
        byte[] wrong = READ.clone();
        wrong[7] ^= 1;
        line.arrive(wrong, start, 0);
        line.arrive(new byte[] {1}, start + 100 * MS, 0);
        line.arrive(new byte[300], start + 200 * MS, 0);
        line.arrive(READ, start + 700 * MS, 0);
        runFor(1000 * MS);
        assertThat(counters.readings().crcErrors()).isEqualTo(1);
        assertThat(counters.readings().framingErrors()).isEqualTo(2);
        assertThat(answers()).containsExactly(ANSWER);
    }

    @ParameterizedTest
    @EnumSource(BusFault.Kind.class)
    void aFaultOfTheBusStrikesEachNthReply(BusFault.Kind kind) {
        loop.inject(Optional.of(new BusFault(kind, 2, 400, 6)));
        for (int k = 0; k < 4; k++) {
            line.arrive(READ, start + 1000 * MS * k, 0);
        }
        runFor(4500 * MS);
        List<String> good = answers().stream().filter(ANSWER::equals).toList();
        assertThat(good).hasSize(kind == BusFault.Kind.DELAY || kind == BusFault.Kind.NONE ? 4 : 2);
        assertThat(answers()).hasSize(kind == BusFault.Kind.DROP ? 2 : 4);
        if (kind == BusFault.Kind.EXCEPTION) {
            assertThat(answers().get(1)).isEqualTo(Frames.hex(Crc16.append(Frames.bytes("01 83 06"))));
        } else if (kind == BusFault.Kind.CRC) {
            assertThat(answers().get(1)).startsWith(ANSWER.substring(0, 12)).isNotEqualTo(ANSWER);
        } else if (kind == BusFault.Kind.DELAY) {
            long late = line.sent().get(1).timeNs() - start - 1000 * MS;
            assertThat(late - (line.sent().get(0).timeNs() - start)).isEqualTo(400 * MS);
        }
        loop.inject(Optional.empty());
        line.arrive(READ, line.nanos() + MS, 0);
        line.arrive(READ, line.nanos() + 200 * MS, 0);
        runFor(500 * MS);
        assertThat(answers().subList(answers().size() - 2, answers().size())).containsOnly(ANSWER);
    }
}
