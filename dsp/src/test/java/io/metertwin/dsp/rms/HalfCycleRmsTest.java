package io.metertwin.dsp.rms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.dsp.rms.GridFeed.Value;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfCycleRmsTest {

    private static final double VOLTS = 230;
    private static final double SINE = -Math.PI / 2;
    private static final double SAMPLES = 256;

    /** A sine whose amplitude is multiplied by a share from one cycle to another. */
    private static DoubleUnaryOperator dip(double share, double from, double to) {
        DoubleUnaryOperator sine = GridFeed.cosine(VOLTS, SINE);
        return cycle -> (cycle >= from && cycle < to ? share : 1) * sine.applyAsDouble(cycle);
    }

    private static GridFeed sineFeed(DoubleUnaryOperator wave) {
        GridFeed feed = new GridFeed(SAMPLES, wave);
        feed.rms().prepare(0, 1, SINE);
        return feed;
    }

    private static double voltsAt(GridFeed feed, double endCycle) {
        return feed.values.stream()
                .filter(value -> value.endCycle() == endCycle)
                .findFirst()
                .orElseThrow()
                .volts();
    }

    @Test
    void steadyVoltageHasItsRmsTwiceACycleFromTheFirstWholeCycleOn() {
        GridFeed feed = sineFeed(GridFeed.cosine(VOLTS, SINE)).windows(3, 10);
        assertThat(feed.values).hasSize(3 * 20 - 1);
        for (int k = 0; k < feed.values.size(); k++) {
            Value value = feed.values.get(k);
            assertThat(value.endSample()).isCloseTo((1 + k / 2.0) * SAMPLES, within(1e-9));
            assertThat(value.startSample()).isCloseTo(value.endSample() - SAMPLES, within(1e-9));
            assertThat(value.volts()).isCloseTo(VOLTS, within(1e-10));
        }
    }

    @Test
    void gainOfAChannelMultipliesItsVolts() {
        GridFeed feed = sineFeed(GridFeed.cosine(VOLTS / 100, SINE));
        feed.rms().prepare(0, 100, SINE);
        feed.windows(1, 12);
        assertThat(feed.values).allSatisfy(value -> assertThat(value.volts()).isCloseTo(VOLTS, within(1e-10)));
    }

    /** IEC 61000-4-30: the cycle begins at a zero crossing of the fundamental; here to half a point of 256. */
    @ParameterizedTest(name = "{0} degrees")
    @CsvSource({"0", "-120", "120", "179", "-91", "-89.9", "45", "720.3"})
    void cyclesBeginAtZeroCrossingsOfTheChannelItself(double degrees) {
        double radians = Math.toRadians(degrees);
        GridFeed feed = new GridFeed(SAMPLES, GridFeed.cosine(VOLTS, radians));
        feed.rms().prepare(0, 1, radians);
        feed.windows(2, 10);
        assertThat(feed.values).hasSizeBetween(38, 39).allSatisfy(value -> {
            double crossing = StrictMath.cos(2 * Math.PI * value.endCycle() + radians);
            assertThat(crossing).isCloseTo(0, within(Math.PI / 256 + 1e-9));
        });
    }

    @Test
    void valuesOfAllChannelsComeInTheOrderOfTime() {
        double third = 2 * Math.PI / 3;
        GridFeed feed = new GridFeed(
                SAMPLES, GridFeed.cosine(VOLTS, 0), GridFeed.cosine(VOLTS, -third), GridFeed.cosine(VOLTS, third));
        feed.rms().prepare(0, 1, 0);
        feed.rms().prepare(1, 1, -third);
        feed.rms().prepare(2, 1, third);
        feed.windows(3, 10);
        assertThat(feed.values).extracting(Value::endSample).isSorted();
        assertThat(List.of(feed.of(0).size(), feed.of(1).size(), feed.of(2).size()))
                .allSatisfy(count -> assertThat(count).isBetween(58, 59));
    }

    /** Half of the cycle is whole, half is at the share d: rms is U sqrt((1 + d^2) / 2). */
    @ParameterizedTest(name = "to {0}")
    @CsvSource({"0.7", "0.4", "0"})
    void dipOfHalfACycleIsSeenInTheTwoCyclesItIsIn(double share) {
        GridFeed feed = sineFeed(dip(share, 5, 5.5)).windows(1, 10);
        double mixed = VOLTS * Math.sqrt((1 + share * share) / 2);
        assertThat(voltsAt(feed, 5)).isCloseTo(VOLTS, within(1e-9));
        assertThat(voltsAt(feed, 5.5)).isCloseTo(mixed, within(1e-9));
        assertThat(voltsAt(feed, 6)).isCloseTo(mixed, within(1e-9));
        assertThat(voltsAt(feed, 6.5)).isCloseTo(VOLTS, within(1e-9));
    }

    /** From the zero crossing to the peak lies a quarter of the energy of a cycle; the edge falls within a point. */
    @Test
    void dipOfAQuarterOfACycleTakesAQuarterOfTheEnergy() {
        double share = 0.4;
        GridFeed feed = sineFeed(dip(share, 5, 5.25)).windows(1, 10);
        double mixed = VOLTS * Math.sqrt(0.75 + 0.25 * share * share);
        double edge = (1 - share * share) / 256 / 2 * VOLTS * VOLTS / mixed;
        assertThat(voltsAt(feed, 5.5)).isCloseTo(mixed, within(edge));
        assertThat(voltsAt(feed, 6)).isCloseTo(mixed, within(edge));
    }

    /** The same voltage cut into windows of 10 and of 12 cycles. */
    @Test
    void bordersOfWindowsLeaveNoTrace() {
        DoubleUnaryOperator wave = dip(0.6, 9.7, 24.3);
        List<Value> tens = sineFeed(wave).windows(6, 10).values;
        List<Value> twelves = sineFeed(wave).windows(5, 12).values;
        assertThat(twelves).hasSameSizeAs(tens);
        for (int k = 0; k < tens.size(); k++) {
            assertThat(twelves.get(k).volts()).isCloseTo(tens.get(k).volts(), within(1e-9));
            assertThat(twelves.get(k).endSample()).isCloseTo(tens.get(k).endSample(), within(1e-9));
        }
    }

    @Test
    void cycleThatSpansTwoWindowsBeginsOnTheClockOfTheFirst() {
        GridFeed feed = sineFeed(GridFeed.cosine(VOLTS, SINE)).window(10, 256).window(10, 250);
        Value spanning = feed.values.stream()
                .filter(value -> value.endSample() > 2560)
                .findFirst()
                .orElseThrow();
        assertThat(spanning.startSample()).isCloseTo(2560 - 128, within(1e-9));
        assertThat(spanning.endSample()).isCloseTo(2560 + 125, within(1e-9));
    }

    @Test
    void deadChannelKeepsItsCycles() {
        GridFeed feed = sineFeed(dip(0, 10, 30)).windows(1, 10);
        feed.rms().prepare(0, 1, Double.NaN);
        feed.windows(1, 10);
        assertThat(feed.values).hasSize(39);
        assertThat(voltsAt(feed, 11)).isZero();
    }

    @Test
    void channelThatHasNeverLivedCountsFromTheGrid() {
        GridFeed feed = new GridFeed(SAMPLES, cycle -> 0);
        feed.rms().prepare(0, 1, Double.NaN);
        feed.windows(1, 10);
        assertThat(feed.values)
                .hasSize(19)
                .allSatisfy(value -> assertThat(value.volts()).isZero());
    }

    @Test
    void afterAGapNoCycleMixesWhatWasBeforeWithWhatIsNow() {
        GridFeed feed = sineFeed(dip(0, 10, 30)).windows(1, 10);
        feed.rms().restart();
        feed.windows(1, 10);
        assertThat(feed.values).hasSize(19 + 19);
        assertThat(feed.values.subList(19, 38))
                .allSatisfy(value -> assertThat(value.volts()).isZero());
    }

    /** An angle that trembles around any point, also where the zero crossing falls on the border of two windows. */
    @Test
    void tremblingAngleNeitherLosesNorRepeatsAHalfCycle() {
        Random random = new Random(61000);
        double worst = 0;
        for (int run = 0; run < 200; run++) {
            double middle = run < 20 ? SINE : 2 * Math.PI * random.nextDouble();
            GridFeed feed = new GridFeed(SAMPLES, GridFeed.cosine(VOLTS, middle));
            for (int window = 0; window < 20; window++) {
                feed.rms().prepare(0, 1, middle + 0.03 * random.nextGaussian());
                feed.windows(1, 10);
            }
            for (int k = 1; k < feed.values.size(); k++) {
                double half =
                        feed.values.get(k).endCycle() - feed.values.get(k - 1).endCycle();
                worst = Math.max(worst, Math.abs(half - 0.5));
            }
        }
        System.out.printf("half cycle after a trembling angle: worst %.4f cycles off%n", worst);
        assertThat(worst).isLessThan(0.05 + 0.5 / 256);
    }
}
