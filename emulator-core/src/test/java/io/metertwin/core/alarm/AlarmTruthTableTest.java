package io.metertwin.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.settings.AlarmPoint;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table of manual 5.10.1 for each point: at or beyond the threshold raises, strictly beyond the release releases, and
 * between the two nothing changes. Threshold 100; release 90 for too much, 110 for too little.
 */
class AlarmTruthTableTest {

    /** What is too little according to the table; everything else is too much. */
    private static final Set<AlarmPoint> UNDER =
            EnumSet.of(AlarmPoint.UNDERCURRENT, AlarmPoint.UNDERVOLTAGE, AlarmPoint.LINE_UNDERVOLTAGE);

    /** What the table judges phase by phase. */
    private static final Set<AlarmPoint> BY_PHASE = EnumSet.of(
            AlarmPoint.OVERCURRENT,
            AlarmPoint.UNDERCURRENT,
            AlarmPoint.OVERVOLTAGE,
            AlarmPoint.UNDERVOLTAGE,
            AlarmPoint.LINE_OVERVOLTAGE,
            AlarmPoint.LINE_UNDERVOLTAGE,
            AlarmPoint.OVERTHD_U,
            AlarmPoint.OVERTHD_I);

    private static AlarmBench bench(AlarmPoint point, String delay) {
        return new AlarmBench()
                .set(point, "threshold", "100")
                .set(point, "release", UNDER.contains(point) ? "110" : "90")
                .set(point, "delay", delay)
                .set(point, "enabled", "on");
    }

    /** A value given for too much, mirrored at the threshold for too little. */
    private static double mirrored(AlarmPoint point, double over) {
        return UNDER.contains(point) ? 200 - over : over;
    }

    private static void step(AlarmBench bench, AlarmPoint point, double over, boolean expected) {
        bench.window(point, mirrored(point, over));
        assertThat(bench.active(point)).as("%s after %s", point, over).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(AlarmPoint.class)
    void thresholdRaisesAndReleaseReleases(AlarmPoint point) {
        AlarmBench bench = bench(point, "0");
        step(bench, point, 80, false);
        step(bench, point, 95, false);
        step(bench, point, 99.999, false);
        step(bench, point, 100, true);
        step(bench, point, 150, true);
        step(bench, point, 99.999, true);
        step(bench, point, 95, true);
        step(bench, point, 90, true);
        step(bench, point, 89.999, false);
        step(bench, point, 90, false);
        step(bench, point, 99.999, false);
        step(bench, point, 100.001, true);
        step(bench, point, 80, false);
        assertThat(bench.events()).hasSize(2);
        assertThat(bench.alarms.readings().circuits().get(0).count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(AlarmPoint.class)
    void wordHasTheFlagOfThePointOnly(AlarmPoint point) {
        AlarmBench bench = bench(point, "0");
        step(bench, point, 150, true);
        assertThat(bench.alarms.readings().circuits().get(0).word()).isEqualTo(1 << point.ordinal());
        assertThat(bench.alarms.readings().circuits().get(1).word()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AlarmPoint.class)
    void anyPhaseRaisesAndAllPhasesRelease(AlarmPoint point) {
        if (!BY_PHASE.contains(point)) {
            AlarmBench bench = bench(point, "0");
            bench.window(point, 80, 150, 150);
            assertThat(bench.active(point)).as("one value only").isFalse();
            return;
        }
        for (int phase = 0; phase < 3; phase++) {
            AlarmBench bench = bench(point, "0");
            phases(bench, point, phase, 99.999, 80, false);
            phases(bench, point, phase, 100, 80, true);
            phases(bench, point, phase, 80, 90, true);
            phases(bench, point, phase, 90, 80, true);
            phases(bench, point, phase, 80, 80, false);
        }
    }

    private static void phases(
            AlarmBench bench, AlarmPoint point, int phase, double one, double others, boolean expected) {
        double[] values = new double[3];
        for (int k = 0; k < 3; k++) {
            values[k] = mirrored(point, k == phase ? one : others);
        }
        bench.window(point, values);
        assertThat(bench.active(point))
                .as("%s: L%d at %s, others at %s", point, phase + 1, one, others)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(AlarmPoint.class)
    void absentPhasesDoNotCount(AlarmPoint point) {
        AlarmBench bench = bench(point, "0");
        bench.window(point, Double.NaN);
        assertThat(bench.active(point)).isFalse();
        if (BY_PHASE.contains(point)) {
            bench.window(point, Double.NaN, mirrored(point, 80), Double.NaN);
            assertThat(bench.active(point)).isFalse();
            bench.window(point, Double.NaN, mirrored(point, 100), Double.NaN);
            assertThat(bench.active(point)).isTrue();
            bench.window(point, Double.NaN, mirrored(point, 89), Double.NaN);
            assertThat(bench.active(point)).isFalse();
        }
        bench.window(point, mirrored(point, 150));
        bench.window(point, Double.NaN);
        assertThat(bench.active(point)).as("nothing is present any more").isFalse();
    }

    @ParameterizedTest
    @EnumSource(AlarmPoint.class)
    void delayCountsTimeWithoutABreak(AlarmPoint point) {
        AlarmBench bench = bench(point, "1");
        for (int k = 0; k < 4; k++) {
            step(bench, point, 120, false);
        }
        step(bench, point, 99.999, false);
        for (int k = 0; k < 4; k++) {
            step(bench, point, 100, false);
        }
        step(bench, point, 100, true);
        step(bench, point, 89, false);
        double raised = 1000 + 10 * 0.2;
        assertThat(bench.events()).singleElement().satisfies(event -> {
            assertThat(event.span().startMillis()).isEqualTo(Math.round(1e3 * raised));
            assertThat(event.span().durationMillis()).isBetween(199.999, 200.001);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = AlarmPoint.class,
            names = {"OVERPOWER_P", "OVERPOWER_Q", "OVERPOWER_S"})
    void powersCountByMagnitude(AlarmPoint point) {
        AlarmBench bench = bench(point, "0");
        bench.window(point, -99);
        assertThat(bench.active(point)).isFalse();
        bench.window(point, -100);
        assertThat(bench.active(point)).isTrue();
        bench.window(point, -90);
        assertThat(bench.active(point)).isTrue();
        bench.window(point, -89);
        assertThat(bench.active(point)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(AlarmPoint.class)
    void pointThatIsOffIsNotJudged(AlarmPoint point) {
        AlarmBench bench = bench(point, "0").set(point, "enabled", "off");
        bench.window(point, mirrored(point, 150));
        assertThat(bench.active(point)).isFalse();
        assertThat(bench.events()).isEmpty();
    }
}
