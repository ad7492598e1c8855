package io.metertwin.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastProgressTest {

    private static List<String> told(double end, double... seconds) {
        List<String> told = new ArrayList<>();
        PastProgress progress = new PastProgress(end, told::add);
        for (double each : seconds) {
            progress.at(each);
        }
        return told;
    }

    @ParameterizedTest
    @CsvSource({
        "1, the past: 1 of 1 s",
        "119, the past: 119 of 119 s",
        "120, the past: 2 of 2 minutes",
        "7200, the past: 2 of 2 hours",
        "90000, the past: 25 of 25 hours",
        "172800, the past: 2 of 2 days",
        "34560000, the past: 400 of 400 days"
    })
    void theUnitFitsTheLength(double end, String last) {
        assertThat(told(end, end)).containsExactly(last);
    }

    @Test
    void nothingIsToldTwice() {
        assertThat(told(3, 0.3, 0.4, 1, 1.2, 3, 3))
                .containsExactly("the past: 0 of 3 s", "the past: 1 of 3 s", "the past: 3 of 3 s");
    }
}
