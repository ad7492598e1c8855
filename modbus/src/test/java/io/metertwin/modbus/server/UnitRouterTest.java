package io.metertwin.modbus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.command.Origin;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.communication.CommunicationReadings;
import io.metertwin.core.measure.PowerState;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision 35 of the device; MODBUS over serial line 1.02, 2.2: unit 0 is the broadcast. */
class UnitRouterTest {

    private static final Origin PEER = new Origin("modbus", "test");
    private static final RegisterMap MAP = RegisterMap.mpm4000(Snapshots.MODEL);
    private static final String READ = "03 012C 0001";
    private static final String ANSWER = "03020001";
    private static final String WRITE_VT_RATIO_2 = "06 03EA 0002";

    private final FakeMeter five = meter(5);
    private final FakeMeter nine = meter(9);
    private final CommunicationCounters countersOfFive = new CommunicationCounters();
    private final CommunicationCounters countersOfNine = new CommunicationCounters();
    private final UnitRouter alone = new UnitRouter(List.of(new ModbusDispatcher(five, MAP, countersOfFive)));
    private final UnitRouter both = new UnitRouter(
            List.of(new ModbusDispatcher(five, MAP, countersOfFive), new ModbusDispatcher(nine, MAP, countersOfNine)));

    private static FakeMeter meter(int address) {
        FakeMeter meter = new FakeMeter(Snapshots.usual());
        meter.set("modbus.address", String.valueOf(address));
        return meter;
    }

    private static RequestFrame frame(int unit, String pdu) {
        return new RequestFrame(Frames.of(unit, pdu));
    }

    private static String pdu(Reply reply) {
        return Frames.hex(ResponseBytes.unitAndPdu(((Reply.Ready) reply).response()))
                .substring(2);
    }

    private static long vtRatio(FakeMeter meter) {
        return meter.snapshot().settings().get(meter.snapshot().settings().catalogue().grid.vtRatio);
    }

    @Test
    void oneMeterOnTcpAnswersToZero255AndItsAddress() {
        for (int unit = 0; unit <= 0xFF; unit++) {
            boolean own = unit == 0 || unit == 5 || unit == 0xFF;
            assertThat(pdu(alone.dispatch(frame(unit, READ), PEER))).isEqualTo(own ? ANSWER : "830B");
            assertThat(pdu(alone.dispatch(frame(unit, "42"), PEER))).isEqualTo(own ? "C201" : "C20B");
        }
    }

    @Test
    void severalMetersOnTcpAnswerToTheirExactAddresses() {
        for (int unit = 0; unit <= 0xFF; unit++) {
            boolean there = unit == 5 || unit == 9;
            assertThat(pdu(both.dispatch(frame(unit, READ), PEER))).isEqualTo(there ? ANSWER : "830B");
        }
        both.dispatch(frame(9, WRITE_VT_RATIO_2), PEER);
        assertThat(List.of(vtRatio(five), vtRatio(nine))).containsExactly(1L, 2L);
    }

    @Test
    void onALineOnlyTheMeterThatIsMeantSpeaks() {
        for (int unit = 0; unit <= 0xFF; unit++) {
            Optional<Reply> reply = both.dispatchOnLine(frame(unit, READ), PEER);
            assertThat(reply.map(UnitRouterTest::pdu))
                    .isEqualTo(unit == 5 || unit == 9 ? Optional.of(ANSWER) : Optional.empty());
        }
        assertThat(countersOfFive.readings().frames()).isEqualTo(1);
        assertThat(countersOfNine.readings().otherUnits()).isEqualTo(254);
    }

    @Test
    void aBroadcastWriteReachesEveryMeterAndNobodyAnswers() {
        assertThat(both.dispatchOnLine(frame(0, WRITE_VT_RATIO_2), PEER)).isEmpty();
        assertThat(List.of(vtRatio(five), vtRatio(nine))).containsExactly(2L, 2L);
        assertThat(both.dispatchOnLine(frame(0, READ), PEER)).isEmpty();
        assertThat(countersOfNine.readings().frames()).isEqualTo(1);
    }

    @Test
    void aMeterAtAddress0AloneOnTcpAnswersOnlyToWhatReachesAnyMeterAlone() {
        five.set("modbus.address", "0");
        for (int unit = 0; unit <= 0xFF; unit++) {
            assertThat(pdu(alone.dispatch(frame(unit, READ), PEER)))
                    .isEqualTo(unit == 0 || unit == 0xFF ? ANSWER : "830B");
        }
    }

    @Test
    void aMeterAtAddress0OfSeveralIsReachedByNoUnitId() {
        five.set("modbus.address", "0");
        for (int unit = 0; unit <= 0xFF; unit++) {
            assertThat(pdu(both.dispatch(frame(unit, READ), PEER))).isEqualTo(unit == 9 ? ANSWER : "830B");
        }
    }

    @Test
    void aMeterAtAddress0IsSilentOnALineAndTakesBroadcastsAlone() {
        five.set("modbus.address", "0");
        for (int unit = 0; unit <= 0xFF; unit++) {
            assertThat(alone.dispatchOnLine(frame(unit, READ), PEER)).isEmpty();
            if (unit > 0) {
                assertThat(alone.dispatchOnLine(frame(unit, WRITE_VT_RATIO_2), PEER))
                        .isEmpty();
            }
        }
        assertThat(vtRatio(five)).isEqualTo(1);
        assertThat(alone.dispatchOnLine(frame(0, WRITE_VT_RATIO_2), PEER)).isEmpty();
        assertThat(vtRatio(five)).isEqualTo(2);
    }

    @Test
    void aBroadcastGivesAMeterAtAddress0AnAddressButNotBack() {
        five.set("modbus.address", "0");
        alone.dispatchOnLine(frame(0, "06 044C 0021"), PEER);
        assertThat(alone.dispatchOnLine(frame(33, READ), PEER)).isPresent();
        alone.dispatchOnLine(frame(0, "06 044C 0000"), PEER);
        assertThat(alone.dispatchOnLine(frame(33, READ), PEER)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"06 044C 0000", "10 044C 0001 02 0000", "06 00C7 0000"})
    void theAddress0IsRefusedOverModbus(String write) {
        assertThat(pdu(alone.dispatch(frame(5, write), PEER))).isEqualTo(write.startsWith("06") ? "8603" : "9003");
        assertThat(five.commands()).isEmpty();
    }

    @Test
    void anAddressIsTheOneInForce() {
        nine.set("modbus.address", "33");
        assertThat(both.dispatchOnLine(frame(9, READ), PEER)).isEmpty();
        assertThat(both.dispatchOnLine(frame(33, READ), PEER)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF", "BOOTING"})
    void aMeterThatDoesNotMeasureIsSilentOnALine(PowerState state) {
        nine.publish(snapshot -> Snapshots.with(snapshot, state));
        assertThat(both.dispatchOnLine(frame(9, READ), PEER)).isEmpty();
        assertThat(both.dispatchOnLine(frame(0, WRITE_VT_RATIO_2), PEER)).isEmpty();
        assertThat(List.of(vtRatio(five), vtRatio(nine))).containsExactly(2L, 1L);
    }

    @Test
    void aMeterOfSeveralThatHasModbusTcpDisabledIsNotThereOnTcpButOnTheLine() {
        for (FakeMeter meter : List.of(five, nine)) {
            meter.set("modbus.tcp.enabled", "off");
        }
        five.set("modbus.tcp.enabled", "on");
        assertThat(pdu(both.dispatch(frame(9, READ), PEER))).isEqualTo("830B");
        assertThat(pdu(both.dispatch(frame(5, READ), PEER))).isEqualTo(ANSWER);
        assertThat(both.dispatchOnLine(frame(9, READ), PEER).map(UnitRouterTest::pdu))
                .hasValue(ANSWER);
    }

    @ParameterizedTest
    @CsvSource({"serial.enabled, off", "serial.baud, 19200", "serial.parity, even", "serial.stop, 2"})
    void aMeterOfSeveralThatIsNotOnTheLineAsItIsSetHearsNothing(String setting, String value) {
        nine.set(setting, value);
        assertThat(both.dispatchOnLine(frame(9, READ), PEER)).isEmpty();
        assertThat(both.dispatchOnLine(frame(0, WRITE_VT_RATIO_2), PEER)).isEmpty();
        assertThat(List.of(vtRatio(five), vtRatio(nine))).containsExactly(2L, 1L);
        assertThat(countersOfNine.readings().otherUnits()).isZero();
        assertThat(pdu(both.dispatch(frame(9, READ), PEER))).isEqualTo(ANSWER);
        five.set(setting, value);
        if (!setting.equals("serial.enabled")) {
            assertThat(both.dispatchOnLine(frame(9, READ), PEER)).isPresent();
        }
    }

    @Test
    void theFirstOfSeveralCanBeSilentWhileTheOthersAreServed() {
        five.set("serial.enabled", "off");
        five.set("modbus.tcp.enabled", "off");
        assertThat(both.dispatchOnLine(frame(5, READ), PEER)).isEmpty();
        assertThat(both.dispatchOnLine(frame(9, READ), PEER)).isPresent();
        assertThat(pdu(both.dispatch(frame(9, READ), PEER))).isEqualTo(ANSWER);
        assertThat(both.anyServed(settings -> settings.get(settings.catalogue().serial.enabled)))
                .isTrue();
    }

    @Test
    void everyMeterOfThePortHearsItsErrorsAndClients() {
        both.crcError();
        both.framingError();
        both.connected();
        both.connected();
        both.disconnected();
        for (CommunicationCounters counters : List.of(countersOfFive, countersOfNine)) {
            CommunicationReadings read = counters.readings();
            assertThat(List.of(read.crcErrors(), read.framingErrors(), read.connections(), read.accepted()))
                    .containsExactly(1L, 1L, 1L, 2L);
            assertThat(read.lastError()).isEqualTo(CommunicationReadings.FRAMING_ERROR);
            assertThat(read.lastErrorMillis()).hasValue(five.snapshot().meterMillis());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 33})
    void aPortHas1To32Meters(int count) {
        List<ModbusDispatcher> meters = Collections.nCopies(count, new ModbusDispatcher(five, MAP));
        assertThatThrownBy(() -> new UnitRouter(meters)).isInstanceOf(IllegalArgumentException.class);
    }
}
