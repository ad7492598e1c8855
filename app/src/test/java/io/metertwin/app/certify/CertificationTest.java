package io.metertwin.app.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.app.certify.limits.MeteredEnergy;
import io.metertwin.app.options.CertifyPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole type tests; the meters have one circuit so that they stay short. */
class CertificationTest {

    private static final String MODEL = "--model=MPM4110-A";
    private static final double WELL_INSIDE = 100;

    @TempDir
    private Path folder;

    /** The options of a test with a few rows at high currents and the starting current. */
    private String[] quick(String... options) throws IOException {
        Path limits = Files.writeString(folder.resolve("quick.yaml"), """
                name: quick
                energy: active
                balanced:
                  - {from: 0.5, factors: [1, 0.5ind], limit: 0.5%}
                starting: 0.001
                """);
        List<String> all = new ArrayList<>(List.of("--class=" + limits));
        all.addAll(List.of(options));
        if (all.stream().noneMatch(option -> option.startsWith("--reactive-class"))) {
            all.add("--reactive-class=off");
        }
        return all.toArray(String[]::new);
    }

    private static List<RowResult> run(String... options) throws InterruptedException {
        return new Certification(CertifyPlans.of(options)).run(2, (done, all) -> {});
    }

    private static RowResult tightest(List<RowResult> results) {
        return results.stream()
                .filter(RowResult::hasLimit)
                .min(Comparator.comparingDouble(RowResult::timesInside))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"50Hz, 1S, 174", "60Hz, off, 70"})
    void withIdealInputsEveryRowIsAHundredTimesInside(String frequency, String reactive, int rows)
            throws InterruptedException {
        List<RowResult> results = run(MODEL, "--frequency=" + frequency, "--reactive-class=" + reactive);
        RowResult tightest = tightest(results);
        System.out.println("ideal, " + frequency + ": tightest " + tightest.timesInside() + " x inside: "
                + tightest.row().point());
        assertThat(results).hasSize(rows).allMatch(RowResult::passed);
        assertThat(tightest.timesInside()).isGreaterThan(WELL_INSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3P4W_4CT", "3P4W_3CT", "3P3W_3CT", "3P3W_2CT", "1P3W", "1P2W"})
    void everyWiringRegistersWhatItsNetworkCarries(String wiring) throws InterruptedException, IOException {
        Path limits = Files.writeString(folder.resolve("network.yaml"), """
                name: network
                energy: active
                balanced:
                  - {from: 1, factors: [1, 0.5ind], limit: 0.001%}
                single-phase:
                  - {from: 1, factors: [1, 0.5cap], limit: 0.001%}
                influence:
                  - {quantity: reversed-sequence, factors: [0.8ind], limit: 0.001%}
                  - {quantity: voltage-unbalance, factors: [1], limit: 0.001%}
                  - {quantity: fifth-harmonic, factors: [1], limit: 0.001%}
                  - {quantity: sub-harmonics, factors: [1], limit: 0.001%}
                """);
        List<RowResult> results = run(MODEL, "--wiring=" + wiring, "--class=" + limits, "--reactive-class=off");
        System.out.println(wiring + ": tightest " + tightest(results).timesInside() + " x inside: "
                + tightest(results).row().point());
        assertThat(results).hasSizeGreaterThanOrEqualTo(6).allMatch(RowResult::passed);
    }

    /** A leading current is counted by the export register; too much there is an error above 0 as well. */
    @Test
    void tooMuchIsAnErrorAboveZeroWhicheverWayTheEnergyFlows() throws InterruptedException, IOException {
        Path limits = Files.writeString(folder.resolve("both.yaml"), """
                name: both
                energy: reactive
                balanced:
                  - {from: 1, factors: [1ind, 1cap], limit: 0.1%}
                """);
        Path strong = Files.writeString(folder.resolve("strong.yaml"), "gain-error: 2%\n");
        List<RowResult> results =
                run(quick(MODEL, "--accuracy=" + strong, "--reactive-class=" + limits, "--imax=1000A")).stream()
                        .filter(result -> result.energy() == MeteredEnergy.REACTIVE)
                        .toList();
        assertThat(results).hasSize(2);
        assertThat(results.get(0).registered()).isPositive();
        assertThat(results.get(1).registered()).isNegative();
        assertThat(results.get(0).errorPercent()).isNotZero();
        assertThat(results.get(1).errorPercent())
                .isCloseTo(
                        results.get(0).errorPercent(),
                        within(1e-4 * Math.abs(results.get(0).errorPercent())));
    }

    @Test
    void withGoodRealInputsEveryMeterIsInsideItsClass() throws InterruptedException {
        long seed = new Random(20260101).nextInt(1000);
        List<RowResult> results = run(MODEL, "--accuracy=typical", "--reactive-class=off", "--seed=" + seed);
        RowResult tightest = tightest(results);
        System.out.println("typical, seed " + seed + ": tightest " + tightest.timesInside() + " x inside: "
                + tightest.row().point());
        assertThat(results).allMatch(RowResult::passed);
        assertThat(tightest.timesInside()).isLessThan(WELL_INSIDE);
    }

    @Test
    void poorInputsFailWhereTheyMust() throws InterruptedException, IOException {
        Path poor = Files.writeString(folder.resolve("poor.yaml"), "phase-error: 0.6deg\n");
        List<RowResult> results = run(quick(MODEL, "--accuracy=" + poor));
        List<RowResult> failures =
                results.stream().filter(result -> !result.passed()).toList();
        assertThat(failures).isNotEmpty();
        // A phase error moves P by sin phi: nothing at power factor 1.
        assertThat(failures).noneMatch(result -> result.row().point().factor().value() == 1);
    }

    @Test
    void aMeterThatIgnoresSmallCurrentsDoesNotStart() throws InterruptedException, IOException {
        List<RowResult> results = run(quick(MODEL, "--in=100A", "--imax=200A"));
        assertThat(results)
                .filteredOn(result -> result.row().kind() == TestKind.STARTING)
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.registered()).isZero();
                    assertThat(result.passed()).isFalse();
                });
    }

    @Test
    void aClippedInputIsSaid() throws InterruptedException, IOException {
        List<RowResult> results = run(quick("--model=MPM4120-A", "--imax=2500A"));
        assertThat(results)
                .filteredOn(RowResult::clipped)
                .isNotEmpty()
                .allMatch(result -> result.row().point().amperes() > 1900 && !result.passed());
    }

    @Test
    void threadsChangeNothing() throws InterruptedException, IOException {
        Certification test = new Certification(CertifyPlans.of(quick("--accuracy=typical")));
        List<Integer> told = new ArrayList<>();
        List<RowResult> alone = test.run(1, (done, all) -> told.add(done));
        assertThat(test.run(3, (done, all) -> {})).isEqualTo(alone);
        assertThat(told).isSorted().doesNotHaveDuplicates().endsWith(7);
        assertThat(alone).allMatch(result -> result.energy() == MeteredEnergy.ACTIVE);
    }
}
