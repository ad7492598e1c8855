package io.metertwin.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.event.EventKind;
import io.metertwin.core.settings.AlarmPoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private static final AlarmPoint OVER = AlarmPoint.OVERCURRENT;
    private static final AlarmPoint UNDER = AlarmPoint.UNDERVOLTAGE;

    private static AlarmBench on(AlarmPoint point) {
        return new AlarmBench().set(point, "threshold", "100").set(point, "enabled", "on");
    }

    @Test
    void eventHoldsBeginDurationTriggerAndExtreme() {
        AlarmBench bench = on(OVER).set(OVER, "delay", "0.4");
        bench.window(OVER, 130);
        bench.window(OVER, 110);
        bench.window(OVER, 120);
        assertThat(bench.events()).singleElement().satisfies(event -> {
            assertThat(event.span().startMillis()).isEqualTo(1_000_400);
            assertThat(event.span().hasEnded()).isFalse();
            assertThat(event.circuit()).isZero();
            assertThat(event.point()).isEqualTo(OVER);
            assertThat(event.triggerValue()).isEqualTo(110);
            assertThat(event.extremeValue()).isEqualTo(130);
        });
        bench.window(OVER, 140);
        bench.window(OVER, 1);
        assertThat(bench.events()).singleElement().satisfies(event -> {
            assertThat(event.span().startMillis()).isEqualTo(1_000_400);
            assertThat(event.span().durationMillis()).isCloseTo(600, within(1e-6));
            assertThat(event.triggerValue()).isEqualTo(110);
            assertThat(event.extremeValue()).isEqualTo(140);
        });
        assertThat(bench.log.records().count(EventKind.ALARM)).isEqualTo(1);
    }

    @Test
    void extremeOfTooLittleIsTheSmallest() {
        AlarmBench bench = on(UNDER);
        bench.window(UNDER, 99, 200, 200);
        bench.window(UNDER, 60, 99, 200);
        bench.window(UNDER, 70, 99, 200);
        assertThat(bench.events())
                .singleElement()
                .satisfies(event -> assertThat(event.extremeValue()).isEqualTo(60));
    }

    @Test
    void readingKeepsWhenTheLastAlarmWasRaisedAndByWhat() {
        AlarmBench bench = on(OVER);
        assertThat(bench.alarms.readings().point(0, OVER).hasBeen()).isFalse();
        bench.window(OVER, 105);
        bench.window(OVER, 1);
        assertThat(bench.alarms.readings().point(0, OVER)).isEqualTo(new AlarmReading(false, 1_000_200, 105));
    }

    @Test
    void alarmWhosePointIsSwitchedOffEnds() {
        AlarmBench bench = on(OVER).set(OVER, "relay", "on");
        bench.windows(5, OVER, 105);
        bench.set(OVER, "enabled", "off");
        assertThat(bench.active(OVER)).isFalse();
        assertThat(bench.told).containsExactly("1000000 - -", "1000200 relay -", "1001000 - -");
        assertThat(bench.events())
                .singleElement()
                .satisfies(event -> assertThat(event.span().durationMillis()).isCloseTo(800, within(1e-6)));
    }

    @Test
    void alarmThatLastsIsJudgedByNewSettingsFromTheNextWindowOn() {
        AlarmBench bench = on(OVER);
        bench.window(OVER, 105);
        bench.set(OVER, "threshold", "200");
        assertThat(bench.active(OVER)).isTrue();
        bench.window(OVER, 105);
        assertThat(bench.active(OVER)).isFalse();
    }

    @Test
    void releaseOfATemperatureBelowZeroIsColder() {
        AlarmBench bench = new AlarmBench()
                .set(AlarmPoint.TEMPERATURE, "threshold", "-20")
                .set(AlarmPoint.TEMPERATURE, "release", "90")
                .set(AlarmPoint.TEMPERATURE, "enabled", "on");
        double[] celsius = {-21, -20, -21, -22, -22.1, -21};
        boolean[] expected = {false, true, true, true, false, false};
        for (int k = 0; k < celsius.length; k++) {
            bench.window(AlarmPoint.TEMPERATURE, celsius[k]);
            assertThat(bench.active(AlarmPoint.TEMPERATURE))
                    .as("%s C", celsius[k])
                    .isEqualTo(expected[k]);
        }
    }

    @Test
    void linkedOutputsAreOnAsLongAsAnyAlarmLasts() {
        AlarmBench bench = on(OVER).set(OVER, "relay", "on");
        bench.set(AlarmPoint.UNDERCURRENT, "threshold", "10")
                .set(AlarmPoint.UNDERCURRENT, "enabled", "on")
                .set(AlarmPoint.UNDERCURRENT, "relay", "on")
                .set(AlarmPoint.UNDERCURRENT, "buzzer", "on");
        bench.window(OVER, 150, 50, 50);
        bench.window(OVER, 150, 50, 5);
        bench.window(OVER, 50, 50, 5);
        bench.window(OVER, 50, 50, 50);
        assertThat(bench.told).containsExactly("1000000 - -", "1000200 relay -", "1000400 relay buzzer", "1000800 - -");
    }

    @Test
    void windowsAtOnceGiveWhatEachOfThemGives() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            AlarmBench single = randomBench(new Random(seed));
            AlarmBench batched = randomBench(new Random(seed));
            for (int segment = 0; segment < 60; segment++) {
                int windows = 1 + random.nextInt(random.nextInt(10) == 0 ? 5000 : 12);
                double[] amperes = {level(random), level(random), level(random)};
                for (int k = 0; k < windows; k++) {
                    single.window(OVER, amperes);
                }
                batched.windows(windows, OVER, amperes);
                assertThat(batched.alarms.readings())
                        .as("seed %d, segment %d", seed, segment)
                        .isEqualTo(single.alarms.readings());
            }
            assertThat(batched.told).as("seed %d", seed).isEqualTo(single.told);
            assertThat(batched.events()).as("seed %d", seed).hasSameSizeAs(single.events());
            for (int k = 0; k < single.events().size(); k++) {
                assertThat(batched.events().get(k).span().startMillis())
                        .isEqualTo(single.events().get(k).span().startMillis());
                assertThat(batched.events().get(k).extremeValue())
                        .isEqualTo(single.events().get(k).extremeValue());
            }
        }
    }

    private static double level(Random random) {
        return 60 + 10 * random.nextInt(8);
    }

    /** Overcurrent and undercurrent with delays that are no whole number of windows too. */
    private static AlarmBench randomBench(Random random) {
        AlarmBench bench =
                on(OVER).set(AlarmPoint.UNDERCURRENT, "threshold", "80").set(OVER, "relay", "on");
        return bench.set(AlarmPoint.UNDERCURRENT, "enabled", "on")
                .set(OVER, "delay", Double.toString(random.nextInt(30) / 10.0))
                .set(AlarmPoint.UNDERCURRENT, "delay", Double.toString(random.nextInt(300) / 10.0))
                .set(AlarmPoint.UNDERCURRENT, "buzzer", "on")
                .set(AlarmPoint.UNDERCURRENT, "relay", random.nextBoolean() ? "on" : "off");
    }

    private static byte[] saved(AlarmBench bench) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bench.alarms.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void restore(AlarmBench bench, byte[] bytes) throws IOException {
        bench.alarms.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    /** A bench whose alarm was raised at 1000.2 s and last seen at 1000.6 s, after a power cut of 9.4 s. */
    private static AlarmBench afterACut() throws IOException {
        AlarmBench before = on(OVER);
        before.windows(3, OVER, 105);
        AlarmBench after = on(OVER);
        before.events().forEach(after.log::add);
        restore(after, saved(before));
        after.now = AlarmBench.BEGIN + 10;
        return after;
    }

    @Test
    void alarmThatStillHoldsAfterAPowerCutIsTheSameAlarm() throws IOException {
        AlarmBench after = afterACut();
        assertThat(after.active(OVER)).isFalse();
        after.window(OVER, 99);
        assertThat(after.active(OVER)).isTrue();
        after.windows(4, OVER, 120);
        after.window(OVER, 1);
        assertThat(after.events()).singleElement().satisfies(event -> {
            assertThat(event.span().startMillis()).isEqualTo(1_000_200);
            assertThat(event.span().durationMillis()).isCloseTo(11_000, within(1e-6));
            assertThat(event.extremeValue()).isEqualTo(120);
        });
        assertThat(after.alarms.readings().circuits().get(0).count()).isEqualTo(1);
    }

    @Test
    void alarmThatIsOverAfterAPowerCutEndedWhenItWasLastSeen() throws IOException {
        AlarmBench after = afterACut();
        after.window(OVER, 1);
        assertThat(after.active(OVER)).isFalse();
        assertThat(after.events())
                .singleElement()
                .satisfies(event -> assertThat(event.span().durationMillis()).isCloseTo(400, within(1e-6)));
        after.window(OVER, 105);
        assertThat(after.events()).hasSize(2);
        assertThat(after.alarms.readings().circuits().get(0).count()).isEqualTo(2);
    }

    @Test
    void manyWindowsAfterAPowerCutGiveWhatSingleOnesDo() throws IOException {
        AlarmBench single = afterACut();
        AlarmBench many = afterACut();
        many.windows(50, OVER, 99);
        for (int k = 0; k < 50; k++) {
            single.window(OVER, 99);
        }
        single.window(OVER, 1);
        many.window(OVER, 1);
        assertThat(many.told).isEqualTo(single.told);
        assertThat(many.events().get(0).span().durationMillis())
                .isCloseTo(single.events().get(0).span().durationMillis(), within(1e-6));
    }

    @Test
    void alarmWhoseEventIsLostIsLoggedAgain() throws IOException {
        AlarmBench before = on(OVER);
        before.window(OVER, 105);
        AlarmBench after = on(OVER);
        restore(after, saved(before));
        after.window(OVER, 120);
        after.window(OVER, 1);
        assertThat(after.events())
                .singleElement()
                .satisfies(event -> assertThat(event.extremeValue()).isEqualTo(120));
    }

    @Test
    void alarmOfAPointThatIsNowOffEndsWithItsEvent() throws IOException {
        AlarmBench after = afterACut();
        after.set(OVER, "enabled", "off");
        assertThat(after.active(OVER)).isFalse();
        assertThat(after.events())
                .singleElement()
                .satisfies(event -> assertThat(event.span().hasEnded()).isTrue());
    }

    /** Bytes without the time at which each alarm was last seen, as version 1 wrote them. */
    private static byte[] firstVersion(byte[] saved, int circuits) {
        int head = 2 + circuits * Long.BYTES;
        int state = 1 + 5 * Long.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(saved.length);
        bytes.put((byte) 1).put(saved, 1, head - 1);
        for (int from = head; from < saved.length; from += state) {
            bytes.put(saved, from, state - Long.BYTES);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Test
    void alarmsThatTheFirstVersionSavedGoOn() throws IOException {
        AlarmBench before = on(OVER);
        before.windows(3, OVER, 105);
        AlarmBench after = on(OVER);
        before.events().forEach(after.log::add);
        restore(after, firstVersion(saved(before), 2));
        after.now = AlarmBench.BEGIN + 10;
        after.window(OVER, 105);
        after.window(OVER, 1);
        assertThat(after.events())
                .singleElement()
                .satisfies(event -> assertThat(event.span().durationMillis()).isCloseTo(10_200, within(1e-6)));
    }

    @Test
    void damagedBytesAreRefusedAndNothingChanges() throws IOException {
        AlarmBench before = on(OVER);
        before.window(OVER, 105);
        byte[] good = saved(before);
        AlarmBench bench = on(OVER);
        AlarmReadings readings = bench.alarms.readings();
        for (int length = 0; length < good.length; length++) {
            byte[] shorter = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> restore(bench, shorter)).isInstanceOf(IOException.class);
            assertThat(bench.alarms.readings()).isEqualTo(readings);
        }
        byte[] otherVersion = good.clone();
        otherVersion[0]++;
        assertThatThrownBy(() -> restore(bench, otherVersion)).isInstanceOf(IOException.class);
        byte[] negative = good.clone();
        negative[2] = -1;
        assertThatThrownBy(() -> restore(bench, negative)).isInstanceOf(IOException.class);
        assertThat(bench.alarms.readings()).isEqualTo(readings);
        bench.window(OVER, 105);
        assertThat(bench.active(OVER)).isTrue();
    }
}
