package io.metertwin.app.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.app.certify.limits.AccuracyClass;
import io.metertwin.app.certify.limits.MeteredEnergy;
import io.metertwin.app.options.CertifyPlans;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTableTest {

    private static final List<AccuracyClass> CLASSES = CertifyPlans.of().classes();

    private static TestTable table(MeteredEnergy energy, Connection connection, double highestAmperes) {
        return new TestTable(CLASSES.get(energy.ordinal()), connection, 1000, highestAmperes);
    }

    private static Map<TestKind, Long> counts(TestTable table) {
        return table.rows().stream().collect(Collectors.groupingBy(TestRow::kind, Collectors.counting()));
    }

    @Test
    void class05SOnFourWiresHasSeventyRows() {
        assertThat(counts(table(MeteredEnergy.ACTIVE, Connection.FOUR_WIRE, 2000)))
                .isEqualTo(Map.of(
                        TestKind.BALANCED, 22L,
                        TestKind.SINGLE_PHASE, 33L,
                        TestKind.INFLUENCE, 13L,
                        TestKind.STARTING, 1L,
                        TestKind.NO_LOAD, 1L));
        assertThat(table(MeteredEnergy.ACTIVE, Connection.FOUR_WIRE, 2000).omissions())
                .isEmpty();
    }

    @Test
    void class1SOnFourWiresHas104Rows() {
        TestTable table = table(MeteredEnergy.REACTIVE, Connection.FOUR_WIRE, 2000);
        assertThat(counts(table))
                .isEqualTo(Map.of(
                        TestKind.BALANCED, 36L,
                        TestKind.SINGLE_PHASE, 66L,
                        TestKind.STARTING, 1L,
                        TestKind.NO_LOAD, 1L));
        assertThat(table.omissions()).singleElement().asString().contains("influence");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1, 1.0",
        "20, 1, 1.0",
        "50, 1, 0.5",
        "2000, 1, 0.5",
        "20, 0.5 ind, 1.0",
        "50, 0.8 cap, 1.0",
        "100, 0.5 ind, 0.6",
        "2000, 0.8 cap, 0.6"
    })
    void aBalancedLoadHasTheLimitOfItsCurrentAndFactor(double amperes, String factor, double percent) {
        assertThat(table(MeteredEnergy.ACTIVE, Connection.FOUR_WIRE, 2000).rows())
                .filteredOn(row -> row.kind() == TestKind.BALANCED
                        && row.point().amperes() == amperes
                        && row.point().factor().label().equals(factor))
                .singleElement()
                .extracting(TestRow::limitPercent)
                .isEqualTo(percent);
    }

    @Test
    void imaxIsTestedEvenWhereItIsNoUsualMultiple() {
        assertThat(table(MeteredEnergy.ACTIVE, Connection.FOUR_WIRE, 1234).rows())
                .filteredOn(row -> row.kind() == TestKind.BALANCED)
                .anyMatch(row -> row.point().amperes() == 1234)
                .noneMatch(row -> row.point().amperes() > 1234);
    }

    @ParameterizedTest
    @CsvSource({"REVERSED, 100", "ONE_PHASE_OUT, 1000", "FIFTH_HARMONIC, 750", "BURST_FIRE, 750", "VOLTAGE_LOW, 1000"})
    void anInfluenceRowIsTheVariationAgainstTheSameLoad(TestCondition condition, double amperes) {
        TestRow row = table(MeteredEnergy.ACTIVE, Connection.FOUR_WIRE, 1500).rows().stream()
                .filter(candidate -> candidate.point().condition() == condition)
                .findFirst()
                .orElseThrow();
        assertThat(row.point().amperes()).isEqualTo(amperes);
        assertThat(row.reference().orElseThrow().under(condition)).isEqualTo(row.point());
        assertThat(row.reference().orElseThrow().condition()).isEqualTo(TestCondition.REFERENCE);
    }

    @Test
    void aMeterOfOnePhaseIsNotTestedForWhatItCannotMeet() {
        TestTable table = table(MeteredEnergy.ACTIVE, Connection.SINGLE_PHASE, 2000);
        assertThat(counts(table)).doesNotContainKey(TestKind.SINGLE_PHASE);
        assertThat(table.omissions())
                .hasSize(4)
                .anyMatch(text -> text.contains("reversed phase sequence"))
                .anyMatch(text -> text.contains("single-phase loads"));
    }
}
