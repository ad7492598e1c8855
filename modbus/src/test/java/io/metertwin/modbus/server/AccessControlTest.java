package io.metertwin.modbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 7 of the register map and decisions 5 and 37, in virtual host time; the serial number ends in 5678. */
class AccessControlTest {

    private static final String PASSWORD_TAKEN = "1002580002";
    private static final String COMMAND = "06 025A ";
    private static final String RECORD_ON = "06 0556 0001";
    private static final long RESET = 2000;
    private static final long WRONG = 4711;
    private static final Origin PEER = new Origin("modbus", "10.0.0.1:40000");

    private final FakeMeter meter = new FakeMeter(Snapshots.usual());
    private long nanos = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(90);
    private final ModbusDispatcher dispatcher = new ModbusDispatcher(
            meter, RegisterMap.mpm4000(Snapshots.MODEL), new CommunicationCounters(), new AccessControl(() -> nanos));

    private String pdu(Origin peer, String pdu) {
        Reply.Ready reply = (Reply.Ready) dispatcher.dispatch(new RequestFrame(Frames.of(1, pdu)), peer);
        return Frames.hex(ResponseBytes.unitAndPdu(reply.response())).substring(2);
    }

    private String password(Origin peer, long password) {
        return pdu(peer, "10 0258 0002 04 %08X".formatted(password));
    }

    private String command(Origin peer, int code) {
        return pdu(peer, COMMAND + "%04X".formatted(code));
    }

    private void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void theRegistersReadZeroAlsoAfterAPassword() {
        password(PEER, RESET);
        assertThat(pdu(PEER, "03 0258 0003")).isEqualTo("0306000000000000");
    }

    @Test
    void aCommandWithoutPasswordIsExceptionFour() {
        assertThat(command(PEER, 1)).isEqualTo("8604");
        assertThat(meter.commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {2000, 5678})
    void theResetPasswordAndTheLastDigitsOfTheSerialNumberOpenClearing(long password) {
        assertThat(password(PEER, password)).isEqualTo(PASSWORD_TAKEN);
        assertThat(command(PEER, 1)).isEqualTo("06025A0001");
        assertThat(meter.commands()).containsExactly(new MeterCommand.ResetEnergy(OptionalInt.empty(), PEER));
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 0})
    void thePasswordsOfSettingsAndRecorderDoNotOpenClearing(long password) {
        assertThat(password(PEER, password)).isEqualTo(PASSWORD_TAKEN);
        assertThat(command(PEER, 1)).isEqualTo("8604");
    }

    @Test
    void everyCodeIsItsCommandForAllCircuitsOrOne() {
        password(PEER, RESET);
        for (int circuit = 0; circuit <= 4; circuit++) {
            for (int code = 1; code <= 4; code++) {
                command(PEER, 100 * circuit + code);
            }
        }
        OptionalInt all = OptionalInt.empty();
        OptionalInt fourth = OptionalInt.of(3);
        assertThat(meter.commands())
                .hasSize(20)
                .startsWith(
                        new MeterCommand.ResetEnergy(all, PEER),
                        new MeterCommand.ResetTariffEnergy(all, PEER),
                        new MeterCommand.ResetDemand(all, PEER),
                        new MeterCommand.ResetExtremes(all, PEER))
                .endsWith(
                        new MeterCommand.ResetEnergy(fourth, PEER),
                        new MeterCommand.ResetTariffEnergy(fourth, PEER),
                        new MeterCommand.ResetDemand(fourth, PEER),
                        new MeterCommand.ResetExtremes(fourth, PEER));
    }

    @Test
    void theFactoryResetIsForTheWholeMeter() {
        password(PEER, RESET);
        command(PEER, 9);
        command(PEER, 10);
        assertThat(meter.commands())
                .containsExactly(new MeterCommand.FactoryReset(false, PEER), new MeterCommand.FactoryReset(true, PEER));
        assertThat(command(PEER, 109)).isEqualTo("8603");
    }

    @Test
    void everyOtherCodeIsExceptionThreeWithAndWithoutPassword() {
        for (int round = 0; round < 2; round++) {
            for (int code = 0; code <= 0xFFFF; code++) {
                boolean factory = code == 9 || code == 10;
                if (!factory && (code / 100 > 4 || code % 100 < 1 || code % 100 > 4)) {
                    assertThat(command(PEER, code)).as("code %d", code).isEqualTo("8603");
                }
            }
            password(PEER, RESET);
        }
        assertThat(meter.commands()).isEmpty();
    }

    @Test
    void passwordAndCommandMayComeInOneWrite() {
        assertThat(pdu(PEER, "10 0258 0003 06 0000 07D0 0065")).isEqualTo("1002580003");
        assertThat(meter.commands()).containsExactly(new MeterCommand.ResetEnergy(OptionalInt.of(0), PEER));
        assertThat(pdu(PEER, "10 0258 0003 06 0000 07D1 0065")).isEqualTo("9003");
        assertThat(command(PEER, 1)).as("a wrong password closes what was open").isEqualTo("8604");
    }

    @ParameterizedTest
    @CsvSource({"ABCD, 0000 07D0", "CDAB, 07D0 0000", "BADC, 0000 D007", "DCBA, D007 0000"})
    void aPasswordIsReadInTheWordOrderThatIsSet(String order, String words) {
        meter.set("modbus.order", order);
        assertThat(pdu(PEER, "10 0258 0002 04 " + words)).isEqualTo(PASSWORD_TAKEN);
    }

    @Test
    void aPasswordCountsFor60SecondsOfHostTime() {
        password(PEER, RESET);
        pass(59_999);
        assertThat(command(PEER, 3)).isEqualTo("06025A0003");
        pass(1);
        assertThat(command(PEER, 3)).isEqualTo("8604");
    }

    @Test
    void aPasswordCountsForTheHostThatGaveItWhateverItsConnection() {
        password(PEER, RESET);
        assertThat(command(new Origin("modbus", "10.0.0.1:40001"), 3)).isEqualTo("06025A0003");
        assertThat(command(new Origin("modbus", "10.0.0.2:40000"), 3)).isEqualTo("8604");
        assertThat(command(new Origin("modbus", "/dev/ttyUSB0"), 3)).isEqualTo("8604");
    }

    @Test
    void aWrongPasswordIsExceptionThreeAndTold() {
        assertThat(password(PEER, WRONG)).isEqualTo("9003");
        assertThat(meter.commands()).containsExactly(new MeterCommand.RejectPassword(PEER));
    }

    @Test
    void threeWrongPasswordsLockTheirHostOutFor60Seconds() {
        Origin other = new Origin("modbus", "10.0.0.2:40000");
        for (int k = 0; k < 3; k++) {
            assertThat(password(new Origin("modbus", "10.0.0.1:" + k), WRONG)).isEqualTo("9003");
            pass(10_000);
        }
        pass(49_999);
        assertThat(password(PEER, RESET)).isEqualTo("9004");
        assertThat(password(other, RESET)).isEqualTo(PASSWORD_TAKEN);
        assertThat(meter.commands()).hasSize(3);
        pass(1);
        assertThat(password(PEER, RESET)).isEqualTo(PASSWORD_TAKEN);
        assertThat(command(PEER, 1)).isEqualTo("06025A0001");
    }

    @Test
    void aRightPasswordBeginsTheCountAnew() {
        for (int k = 0; k < 5; k++) {
            assertThat(password(PEER, WRONG)).isEqualTo("9003");
            assertThat(password(PEER, WRONG)).isEqualTo("9003");
            assertThat(password(PEER, RESET)).isEqualTo(PASSWORD_TAKEN);
        }
    }

    @Test
    void afterALockoutThreeMoreAreCounted() {
        for (int k = 0; k < 3; k++) {
            password(PEER, WRONG);
        }
        pass(60_000);
        for (int k = 0; k < 3; k++) {
            assertThat(password(PEER, WRONG)).isEqualTo("9003");
        }
        assertThat(password(PEER, RESET)).isEqualTo("9004");
    }

    @Test
    void settingsNeedThePasswordOnlyWhileWritesAreLocked() {
        assertThat(pdu(PEER, "06 03EA 0002")).isEqualTo("0603EA0002");
        meter.set("modbus.write.lock", "on");
        assertThat(pdu(PEER, "06 03EA 0003")).isEqualTo("8604");
        assertThat(pdu(PEER, "06 03EA 0000")).as("a wrong value comes first").isEqualTo("8603");
        assertThat(pdu(PEER, "06 0462 0000")).as("the lock itself").isEqualTo("8604");
        password(PEER, RESET);
        assertThat(pdu(PEER, "06 03EA 0003")).isEqualTo("8604");
        password(PEER, 1000);
        assertThat(pdu(PEER, "06 03EA 0003")).isEqualTo("0603EA0003");
        pass(60_000);
        assertThat(pdu(PEER, "06 03EA 0004")).isEqualTo("8604");
    }

    @Test
    void theRecorderTakesTheRecordPasswordAndNoOther() {
        assertThat(pdu(PEER, RECORD_ON)).isEqualTo("8604");
        password(PEER, RESET);
        password(PEER, 1000);
        assertThat(pdu(PEER, RECORD_ON)).isEqualTo("8604");
        password(PEER, 0);
        assertThat(pdu(PEER, RECORD_ON)).isEqualTo("0605560001");
        assertThat(meter.commands()).containsExactly(new MeterCommand.OperateRecord(true, PEER));
        pass(60_000);
        assertThat(pdu(PEER, RECORD_ON)).isEqualTo("8604");
    }

    @Test
    void theLastDigitsOfTheSerialNumberDoNotOpenTheRecorder() {
        password(PEER, 5678);
        assertThat(pdu(PEER, RECORD_ON)).isEqualTo("8604");
    }

    @Test
    void theWriteLockLeavesTheRecorderToItsOwnPassword() {
        meter.set("modbus.write.lock", "on");
        password(PEER, 0);
        assertThat(pdu(PEER, RECORD_ON)).isEqualTo("0605560001");
    }

    @Test
    void passwordsAddToEachOtherAndEachCounts60Seconds() {
        password(PEER, RESET);
        pass(30_000);
        password(PEER, 0);
        pass(29_999);
        assertThat(command(PEER, 3)).isEqualTo("06025A0003");
        assertThat(pdu(PEER, RECORD_ON)).isEqualTo("0605560001");
        pass(1);
        assertThat(command(PEER, 3)).isEqualTo("8604");
        assertThat(pdu(PEER, RECORD_ON)).isEqualTo("0605560001");
        pass(30_000);
        assertThat(pdu(PEER, RECORD_ON)).isEqualTo("8604");
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 5678})
    void passwordsAreChangedBehindTheSettingPasswordOrTheSerialNumber(long opens) {
        String newReset = "10 05F2 0002 04 0000 1267";
        assertThat(pdu(PEER, newReset)).isEqualTo("9004");
        password(PEER, RESET);
        assertThat(pdu(PEER, newReset))
                .as("the password that is changed opens it not")
                .isEqualTo("9004");
        password(PEER, opens);
        assertThat(pdu(PEER, newReset)).isEqualTo("1005F20002");
        assertThat(pdu(PEER, "03 05F2 0002")).isEqualTo("030400000000");
        assertThat(password(PEER, RESET)).isEqualTo("9003");
        assertThat(password(PEER, 0x1267)).isEqualTo(PASSWORD_TAKEN);
        assertThat(command(PEER, 1)).isEqualTo("06025A0001");
    }

    @ParameterizedTest
    @CsvSource({"05F0, 06 03EA 0002, 1000", "05F2, 06 025A 0001, 2000", "05F4, 06 0556 0001, 0"})
    void aNewPasswordOpensWhatTheOldOneDidAndTheOldOneNoMore(String register, String guarded, long old) {
        password(PEER, 1000);
        assertThat(pdu(PEER, "10 " + register + " 0002 04 0000 BEEF")).isEqualTo("10" + register + "0002");
        meter.set("modbus.write.lock", "on");
        pass(60_000);
        assertThat(password(PEER, old)).isEqualTo("9003");
        assertThat(pdu(PEER, guarded)).startsWith("8604");
        assertThat(password(PEER, 0xBEEF)).isEqualTo(PASSWORD_TAKEN);
        assertThat(pdu(PEER, guarded)).isEqualTo(guarded.replace(" ", ""));
    }

    @Test
    void aPasswordInALongWriteLocksAllOfIt() {
        String user = "6262" + "0000".repeat(7);
        assertThat(pdu(PEER, "10 0584 0008 10 " + user)).isEqualTo("1005840008");
        assertThat(pdu(PEER, "10 058C 0008 10 " + user)).as("the web password").isEqualTo("9004");
        assertThat(pdu(PEER, "10 0584 0010 20 " + user + user))
                .as("user and password")
                .isEqualTo("9004");
    }
}
