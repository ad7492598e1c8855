package io.metertwin.core.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.settings.RelayLogic;
import io.metertwin.core.settings.RelayMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RelayTest {

    /** Seconds since 1970 at which all tests begin, so that they see the rounding of real time stamps. */
    private static final double BEGIN = 1_772_323_200;

    private final Relay relay = new Relay();

    private void setup(RelayMode mode, RelayLogic logic, double delay, double hold, double at) {
        relay.configure(new RelaySetup(mode, logic, delay, hold), BEGIN + at);
    }

    private void alarms(RelayLogic logic, double delay, double hold) {
        setup(RelayMode.ALARM, logic, delay, hold, 0);
    }

    private void follow(boolean alarm, double at) {
        relay.follow(alarm, BEGIN + at);
    }

    /** The contact a moment before a time is as it was, and from that time on the other way. */
    private void movesAt(double at, boolean closed) {
        relay.advanceTo(BEGIN + at - 1e-3);
        assertThat(relay.reading().closed()).as("just before %s s", at).isEqualTo(!closed);
        relay.advanceTo(BEGIN + at);
        assertThat(relay.reading().closed()).as("at %s s", at).isEqualTo(closed);
    }

    @Test
    void contactFollowsTheAlarmAfterTwentyMilliseconds() {
        alarms(RelayLogic.NORMAL, 0, 0);
        follow(true, 1);
        assertThat(relay.reading()).isEqualTo(new RelayReading(false, true, 0));
        movesAt(1.02, true);
        follow(false, 3);
        assertThat(relay.reading()).isEqualTo(new RelayReading(true, false, 1));
        movesAt(3.02, false);
        assertThat(relay.reading().operations()).isEqualTo(1);
    }

    @Test
    void responseIsBelowTheHundredMillisecondsOfTheManual() {
        assertThat(Relay.OPERATE_SECONDS).isLessThan(0.1);
    }

    @Test
    void delayLiesBetweenTheAlarmAndTheCoil() {
        alarms(RelayLogic.NORMAL, 2, 0);
        follow(true, 1);
        movesAt(3.02, true);
        follow(false, 5);
        movesAt(5.02, false);
    }

    @Test
    void alarmShorterThanTheDelayMovesNothing() {
        alarms(RelayLogic.NORMAL, 2, 0);
        follow(true, 1);
        follow(false, 2.9);
        follow(true, 3);
        follow(false, 4.9);
        relay.advanceTo(BEGIN + 10);
        assertThat(relay.reading()).isEqualTo(RelayReading.NEW);
    }

    @Test
    void holdIsTheShortestTimeTheContactStaysClosed() {
        alarms(RelayLogic.NORMAL, 0, 5);
        follow(true, 1);
        movesAt(1.02, true);
        follow(false, 1.2);
        movesAt(6.02, false);
    }

    @Test
    void alarmThatOutlastsTheHoldReleasesAtItsEnd() {
        alarms(RelayLogic.NORMAL, 0, 5);
        follow(true, 1);
        follow(false, 9);
        movesAt(9.02, false);
    }

    @Test
    void alarmThatComesBackDuringTheHoldKeepsTheContactClosed() {
        alarms(RelayLogic.NORMAL, 0, 5);
        follow(true, 1);
        follow(false, 2);
        follow(true, 4);
        relay.advanceTo(BEGIN + 20);
        assertThat(relay.reading()).isEqualTo(new RelayReading(true, true, 1));
    }

    @Test
    void invertedLogicOpensForAnAlarm() {
        alarms(RelayLogic.INVERTED, 1, 3);
        movesAt(0.02, true);
        follow(true, 10);
        movesAt(11.02, false);
        follow(false, 12);
        movesAt(14.02, true);
        assertThat(relay.reading().operations()).isEqualTo(2);
    }

    @Test
    void oneLongStepGivesWhatShortStepsGive() {
        alarms(RelayLogic.NORMAL, 1, 2);
        follow(true, 1);
        follow(false, 2.005);
        relay.advanceTo(BEGIN + 100);
        assertThat(relay.reading()).isEqualTo(new RelayReading(false, false, 1));
    }

    @Test
    void coilThatIsOnForLessThanItTakesMovesNoContact() {
        alarms(RelayLogic.NORMAL, 0, 0);
        follow(true, 1);
        follow(false, 1.01);
        relay.advanceTo(BEGIN + 2);
        assertThat(relay.reading()).isEqualTo(RelayReading.NEW);
    }

    @Test
    void handClosesAndOpensItAtOnce() {
        setup(RelayMode.MANUAL, RelayLogic.INVERTED, 9, 9, 0);
        assertThat(relay.operate(true, BEGIN + 1)).isTrue();
        movesAt(1.02, true);
        assertThat(relay.operate(false, BEGIN + 2)).isTrue();
        movesAt(2.02, false);
    }

    @Test
    void alarmsDoNotMoveItInManualMode() {
        setup(RelayMode.MANUAL, RelayLogic.NORMAL, 0, 0, 0);
        follow(true, 1);
        relay.advanceTo(BEGIN + 2);
        assertThat(relay.reading()).isEqualTo(RelayReading.NEW);
    }

    @Test
    void handIsRefusedInAlarmMode() {
        alarms(RelayLogic.NORMAL, 0, 0);
        assertThat(relay.operate(true, BEGIN + 1)).isFalse();
        relay.advanceTo(BEGIN + 2);
        assertThat(relay.reading()).isEqualTo(RelayReading.NEW);
    }

    @Test
    void relayThatComesUnderAlarmsShowsThem() {
        follow(true, 1);
        setup(RelayMode.ALARM, RelayLogic.NORMAL, 0, 0, 2);
        movesAt(2.02, true);
        setup(RelayMode.MANUAL, RelayLogic.NORMAL, 0, 0, 3);
        follow(false, 4);
        relay.advanceTo(BEGIN + 5);
        assertThat(relay.reading().closed()).as("stays as it is").isTrue();
        setup(RelayMode.ALARM, RelayLogic.NORMAL, 0, 60, 6);
        movesAt(6.02, false);
    }

    @Test
    void operationsCountAgainstItsLife() {
        for (int k = 0; k < 500; k++) {
            relay.operate(true, BEGIN + k);
            relay.operate(false, BEGIN + k + 0.5);
        }
        relay.advanceTo(BEGIN + 600);
        assertThat(relay.reading().operations()).isEqualTo(500);
        assertThat(relay.reading().mechanicalWearPercent()).isEqualTo(0.5);
        assertThat(relay.reading().electricalWearPercent()).isEqualTo(1);
    }

    @Test
    void operationsOutliveAPowerCutAndTheContactIsOpenAfterIt() throws IOException {
        relay.operate(true, BEGIN);
        relay.advanceTo(BEGIN + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        relay.save(new DataOutputStream(bytes));
        Relay other = new Relay();
        other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(other.reading()).isEqualTo(new RelayReading(false, false, 1));
    }

    @Test
    void damagedBytesAreRefused() {
        byte[][] damaged = {{}, {1}, {2, 0, 0, 0, 0, 0, 0, 0, 1}, {1, -1, 0, 0, 0, 0, 0, 0, 1}};
        for (byte[] bytes : damaged) {
            assertThatThrownBy(() -> relay.restore(new DataInputStream(new ByteArrayInputStream(bytes))))
                    .isInstanceOf(IOException.class);
            assertThat(relay.reading()).isEqualTo(RelayReading.NEW);
        }
    }
}
