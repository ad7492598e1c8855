package io.metertwin.core.metering;

import static io.metertwin.core.metering.DemandWindows.at;
import static io.metertwin.core.metering.DemandWindows.millis;
import static io.metertwin.core.metering.DemandWindows.watts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Demand and extremes survive a power cut. */
class DemandStateTest {

    private static final String DAY = "2026-03-01T00:00";

    private static byte[] saved(DemandMeter meter) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        meter.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream reading(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static DemandMeter measured() {
        DemandMeter meter = new DemandMeter(1);
        meter.add(DemandWindows.of(watts(100)), at(DAY), 1000);
        return meter;
    }

    @Test
    void demandGoesOnAsIfNothingHadBeen() throws IOException {
        DemandMeter first = measured();
        DemandMeter second = new DemandMeter(1);
        second.restore(reading(saved(first)));
        assertThat(second.readings()).isEqualTo(first.readings());
        for (DemandMeter each : new DemandMeter[] {first, second}) {
            each.add(DemandWindows.of(watts(700)), at(DAY) + 1000, 900);
        }
        assertThat(second.readings()).isEqualTo(first.readings());
        assertThat(second.readings().circuit(0).complete()).isTrue();
    }

    @Test
    void stateOfAnotherIntervalIsLeftOut() throws IOException {
        DemandMeter other = new DemandMeter(1);
        other.configure(DemandWindows.settings("demand.interval", "5"));
        other.restore(reading(saved(measured())));
        assertThat(other.readings()).isEqualTo(DemandReadings.none(1));
    }

    @Test
    void demandRestoredIntoAnEarlierTimeMeasuresOn() throws IOException {
        DemandMeter restored = new DemandMeter(1);
        restored.restore(reading(saved(measured())));
        double before = at("2026-02-01T00:00");
        restored.add(DemandWindows.of(watts(700)), before, 900);
        assertThat(restored.readings().circuit(0).presentMillis()).isEqualTo(millis("2026-02-01T00:15"));
        assertThat(restored.readings().circuit(0).present().watts()).isCloseTo(700, within(1e-9));
    }

    @Test
    void damagedStateIsRefusedAndChangesNothing() throws IOException {
        byte[] good = saved(measured());
        DemandMeter meter = measured();
        DemandReadings before = meter.readings();
        byte[] garbage = good.clone();
        Arrays.fill(garbage, 4, garbage.length, (byte) 0x7F);
        for (byte[] bad : new byte[][] {
            {}, Arrays.copyOf(good, good.length - 1), Arrays.copyOf(new byte[] {9}, good.length), garbage
        }) {
            assertThatThrownBy(() -> meter.restore(reading(bad))).isInstanceOf(IOException.class);
            assertThat(meter.readings()).isEqualTo(before);
        }
    }

    @Test
    void extremesComeBackAndAreClearedOnTheNextDay() throws IOException {
        ExtremesRecorder first = new ExtremesRecorder(1);
        first.add(DemandWindows.volts(240), at(DAY), 0.2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        first.save(new DataOutputStream(bytes));
        ExtremesRecorder second = new ExtremesRecorder(1);
        second.configure(DemandWindows.settings("extremes.clear", "day"));
        second.restore(reading(bytes.toByteArray()));
        ExtremeValue volts = ExtremeValues.OF_METER.get(0);
        assertThat(second.readings().highest(volts, 0)).isEqualTo(new Stamped(240, millis("2026-03-01T00:00:00.200")));
        second.add(DemandWindows.volts(230), at("2026-03-02T09:00"), 0.2);
        assertThat(second.readings().highest(volts, 0).value()).isEqualTo(230);
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        assertThatThrownBy(() -> second.restore(reading(cut))).isInstanceOf(IOException.class);
        assertThat(second.readings().highest(volts, 0).value()).isEqualTo(230);
    }

    @Test
    void everythingThatAddsUpIsSavedTogether() throws IOException {
        Metering first = new Metering(1);
        first.add(DemandWindows.of(watts(100)), at(DAY), 1000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        first.save(new DataOutputStream(bytes));
        Metering second = new Metering(1);
        DataInputStream in = reading(bytes.toByteArray());
        second.restore(in);
        assertThat(in.read()).isEqualTo(-1);
        assertThat(second.readings().demand()).isEqualTo(first.readings().demand());
        ExtremeValue hertz = ExtremeValues.OF_METER.stream()
                .filter(value -> value.id().equals("f.sys"))
                .findFirst()
                .orElseThrow();
        assertThat(second.readings().extremes().highest(hertz, 0))
                .isEqualTo(new Stamped(50, millis("2026-03-01T00:00:00.200")));
    }
}
