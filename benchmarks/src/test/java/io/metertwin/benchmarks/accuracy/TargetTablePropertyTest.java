package io.metertwin.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.benchmarks.accuracy.WorstCases.Worst;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.signal.frontend.CurrentSensor;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole meters on a few random worlds, every fidelity and both sensors, against each row of the target table. */
class TargetTablePropertyTest {

    static Stream<Arguments> meters() {
        return AccuracyStudy.all().stream()
                .map(AccuracyStudy::setup)
                .map(setup -> Arguments.of(setup.sensor(), setup.fidelity()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("meters")
    void everyRowHoldsOnAFewWorlds(CurrentSensor.Kind sensor, Fidelity fidelity) {
        AccuracyStudy study = new AccuracyStudy(sensor, fidelity);
        StudySize.TEST.run(study);
        System.out.println(study.setup() + ": " + worstOfAll(study));
        for (Target target : Target.values()) {
            study.worst()
                    .of(target)
                    .ifPresent(worst -> assertThat(worst.error())
                            .as(target + ", " + worst.where())
                            .isLessThanOrEqualTo(target.limit()));
        }
    }

    /** The row that is closest to its limit. */
    private static String worstOfAll(AccuracyStudy study) {
        double share = -1;
        String text = "";
        for (Target target : Target.values()) {
            Worst worst = study.worst().of(target).orElse(new Worst(0, ""));
            if (worst.error() / target.limit() > share) {
                share = worst.error() / target.limit();
                text = String.format(Locale.ROOT, "worst %s at %.2g of its target (%s)", target, share, worst.where());
            }
        }
        return text;
    }
}
