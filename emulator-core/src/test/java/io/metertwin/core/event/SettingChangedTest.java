package io.metertwin.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingChangedTest {

    private final Settings before =
            Settings.defaults(ModelCode.parse("MPM4110-A").settings());

    private SettingChanged changed(String id, String text) throws SettingException {
        Setting<?> setting = before.catalogue().find(id).orElseThrow();
        List<SettingChanged> changes =
                SettingChanged.between(before, before.with(List.of(SettingChange.parse(setting, text))), 0);
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    @Test
    void valuesStandThereAsTexts() throws SettingException {
        SettingChanged changed = changed("vt.ratio", "40");
        assertThat(changed.before()).isEqualTo("1");
        assertThat(changed.after()).isEqualTo("40");
    }

    @Test
    void passwordsAreHidden() throws SettingException {
        assertThat(changed("password.reset", "4711").toString())
                .contains("password.reset")
                .doesNotContain("4711")
                .doesNotContain("2000");
        assertThat(changed("ftp.password", "ssh").after()).isEqualTo("******");
    }
}
