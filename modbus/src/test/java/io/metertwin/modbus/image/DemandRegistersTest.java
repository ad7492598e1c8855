package io.metertwin.modbus.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.metering.Metering;
import io.metertwin.core.metering.MeteringReadings;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Demand and extremes as they stand on the wire: values, and times as seconds since 1970 and milliseconds. */
class DemandRegistersTest {

    private static final RegisterMap MAP = RegisterMap.mpm4000(Snapshots.MODEL);
    private static final RegisterReader READER = new RegisterReader(MAP);
    private static final long MIDNIGHT = LocalDateTime.parse("2026-03-01T00:00").toEpochSecond(ZoneOffset.UTC);
    private static final int DEMAND_OF_2 = 2 * 8000 + 1600;
    private static final int CURRENTS_OF_2 = 2 * 8000 + 2000;
    private static final int VOLTAGES = 3400;

    private final WindowMeasurement window = Snapshots.usual().window();

    private static MeterSnapshot snapshot(MeteringReadings readings) {
        return Snapshots.with(Snapshots.usual(), readings);
    }

    private MeterSnapshot measured() {
        Metering metering = new Metering(4);
        metering.add(window, MIDNIGHT + 0.005, 899.995);
        metering.add(window, MIDNIGHT + 900.0, 1000);
        return snapshot(metering.readings());
    }

    private static float real(int[] words, int at) {
        return Float.intBitsToFloat((int) whole(words, at));
    }

    private static long whole(int[] words, int at) {
        return (long) words[at] << 16 | words[at + 1];
    }

    @Test
    void demandOfACircuitFitsOneRead() {
        int[] words = READER.read(DEMAND_OF_2, 46, measured());
        float watts = (float) window.circuits().get(1).total().watts();
        assertThat(words[5]).isZero();
        assertThat(whole(words, 6)).isEqualTo(MIDNIGHT + 1800);
        assertThat(real(words, 10)).isEqualTo(watts);
        assertThat(real(words, 12)).isEqualTo(watts);
        assertThat(real(words, 14)).isEqualTo(watts);
        assertThat(real(words, 16)).isEqualTo(watts);
        assertThat(whole(words, 18)).isEqualTo(MIDNIGHT + 900);
        assertThat(words[20]).isZero();
        assertThat(real(words, 22))
                .isEqualTo((float) window.circuits().get(1).total().vars());
        assertThat(real(words, 34))
                .isEqualTo((float) window.circuits().get(1).total().voltAmperes());
    }

    @Test
    void extremesStandWithTheEndOfTheirWindow() {
        int[] currents = READER.read(CURRENTS_OF_2, 66, measured());
        assertThat(real(currents, 6))
                .isEqualTo((float) window.circuits().get(1).amperes().at(0));
        assertThat(whole(currents, 8)).isEqualTo(MIDNIGHT);
        assertThat(currents[10]).isEqualTo(205);
        assertThat(real(currents, 12)).isEqualTo(real(currents, 6));
        int[] voltages = READER.read(VOLTAGES, 114, measured());
        assertThat(real(voltages, 6 + 12 * 8)).isEqualTo((float) window.hertz());
    }

    @Test
    void absentTimesReadZero() {
        int[] words = READER.read(DEMAND_OF_2, 46, snapshot(MeteringReadings.none(4)));
        assertThat(whole(words, 6)).isZero();
        assertThat(whole(words, 18)).isZero();
        assertThat(words[20]).isZero();
    }

    @Test
    void smallMetersHaveTheirOwnCircuitsOnly() {
        RegisterMap small = RegisterMap.mpm4000(ModelCode.parse("MPM4110-A"));
        assertThat(small.itemAt(9610).map(RegisterItem::name)).contains("P demand");
        assertThat(small.inBlocks(DEMAND_OF_2, 1)).isFalse();
    }
}
