package io.metertwin.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is written to the settings, what is kept is a valid configuration that comes back as it was. */
class SettingsMemoryPropertyTest {

    private static final int WRITES = 6000;

    private final SettingsCatalogue catalogue = new SettingsCatalogue(4, SensorType.RCOIL, true, false);

    private static <T> SettingChange<T> change(Setting<T> setting, Random random) throws SettingException {
        double size = Math.pow(10, random.nextInt(7) - 1);
        double number = random.nextBoolean() ? random.nextInt(6) : Math.rint(random.nextDouble() * size * 10) / 10;
        return SettingChange.ofNumber(setting, number);
    }

    @Test
    void everySequenceOfWritesIsKeptAsItIs() throws IOException {
        Random random = new Random(41);
        List<Setting<?>> all = catalogue.all();
        Settings settings = Settings.defaults(catalogue);
        int refused = 0;
        for (int write = 0; write < WRITES; write++) {
            Setting<?> setting = all.get(random.nextInt(all.size()));
            try {
                settings = settings.with(List.of(change(setting, random)));
            } catch (SettingException e) {
                refused++;
            }
            if (write % 20 == 0) {
                comesBack(settings, write);
            }
        }
        System.out.println("settings: " + WRITES + " writes, " + refused + " refused, what is kept always valid");
        assertThat(refused).isLessThan(WRITES);
    }

    private void comesBack(Settings settings, int write) throws IOException {
        Map<String, String> texts = SettingsSection.parse(SettingsSection.encode(settings));
        RestoredSettings restored = RestoredSettings.of(catalogue, texts, 0);
        assertThat(restored.rejected()).as("write %d", write).isEmpty();
        for (Setting<?> setting : catalogue.all()) {
            assertThat(restored.settings().text(setting)).as(setting.id()).isEqualTo(settings.text(setting));
        }
    }

    @Test
    void unknownAndForbiddenSettingsStayOutAndAreToldAndTheOthersAreInForce() {
        Map<String, String> texts = new HashMap<>();
        texts.put("vt.ratio", "10");
        texts.put("vt.ratio.of.another.age", "3");
        texts.put("modbus.address", "999");
        RestoredSettings restored = RestoredSettings.of(catalogue, texts, 77);
        assertThat(restored.settings().get(catalogue.grid.vtRatio)).isEqualTo(10L);
        assertThat(restored.rejected())
                .extracting(event -> event.setting())
                .containsExactlyInAnyOrder("vt.ratio.of.another.age", "modbus.address");
        assertThat(restored.rejected()).allMatch(event -> event.span().startMillis() == 77);
    }

    @Test
    void aKeptPasswordThatIsNotAllowedIsNotShown() {
        RestoredSettings restored = RestoredSettings.of(catalogue, Map.of("password.reset", "0815-secret"), 0);
        assertThat(restored.rejected()).hasSize(1);
        assertThat(restored.rejected().get(0).toString())
                .contains("password.reset")
                .doesNotContain("0815");
    }

    @Test
    void settingsThatDoNotGoTogetherCostOnlyThemselves() {
        Map<String, String> texts = Map.of("event.dip", "20", "event.interruption", "30", "vt.ratio", "7");
        RestoredSettings restored = RestoredSettings.of(catalogue, texts, 0);
        assertThat(restored.settings().get(catalogue.grid.vtRatio)).isEqualTo(7L);
        assertThat(restored.rejected()).hasSize(1);
    }
}
