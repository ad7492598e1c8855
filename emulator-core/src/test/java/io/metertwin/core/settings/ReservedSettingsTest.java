package io.metertwin.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.storage.RestoredSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision 31 of the device: one plan for every day, others reserved in the catalogue. */
class ReservedSettingsTest {

    private final SettingsCatalogue catalogue = new SettingsCatalogue(4, SensorType.VCT, true, true);

    @ParameterizedTest
    @ValueSource(strings = {"tariff.weekday.a.start", "Tariff.Weekend.f.tariff", "tariff.holiday.1.date"})
    void noSettingCanBeAddedUnderAnIdThatIsReserved(String id) {
        assertThatThrownBy(() -> new SettingRegistry().addSwitch(id, false, "anything", "twin"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("setting " + id + " is reserved for");
    }

    @Test
    void everyPartOfTheDayPlanHasAReservedIdForEachKindOfDay() {
        List<String> plan = catalogue.all().stream()
                .map(Setting::id)
                .filter(id -> id.matches("tariff\\.[a-f]\\..*"))
                .toList();
        assertThat(plan).hasSize(12);
        for (String id : plan) {
            for (String day : List.of("weekday", "weekend", "holiday")) {
                assertThat(ReservedSettings.of(id.replaceFirst("\\.", "." + day + ".")))
                        .isPresent();
            }
            assertThat(ReservedSettings.of(id)).isEmpty();
        }
    }

    @Test
    void aKeptTextWithAReservedIdIsRejectedWithTheReason() {
        RestoredSettings restored =
                RestoredSettings.of(catalogue, Map.of("tariff.weekend.a.start", "360", "vt.ratio", "7"), 0);
        assertThat(restored.settings().get(catalogue.grid.vtRatio)).isEqualTo(7L);
        assertThat(restored.rejected())
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).startsWith("reserved for the day plan of weekends"));
    }
}
