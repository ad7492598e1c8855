package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.runtime.Fidelity;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPlanTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-23T00:00:00, 0",
        "2026-03-23T01:40:07, 6007",
        "2026-03-29T01:40:00, 524400",
        "2026-01-01T00:00:00, 259200"
    })
    void theWeekBeginsOnMondayAtMidnight(LocalDateTime start, double seconds) {
        RunPlan.Run run = new RunPlan.Run(
                OptionalInt.empty(),
                OptionalInt.empty(),
                "127.0.0.1",
                1,
                Fidelity.WAVEFORM,
                1,
                start,
                OptionalDouble.empty(),
                Optional.empty(),
                false,
                false,
                BusOptions.NONE);
        assertThat(run.startSecondOfWeek()).isEqualTo(seconds);
    }
}
