package io.metertwin.app.certify;

import static org.assertj.core.api.Assertions.assertThat;

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
        List<String> all = new ArrayList<>(List.of("--class=" + limits, "--reactive-class=off"));
        all.addAll(List.of(options));
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

    @Test
    void withGoodRealInputsEveryMeterIsInsideItsClass() throws InterruptedException {
        long seed = new Random(20260101).nextInt(1000);
        List<RowResult> results = run(MODEL, "--accuracy=typical", "--seed=" + seed);
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
