package io.metertwin.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoltageThresholdsTest {

    private final SettingsCatalogue catalogue = new SettingsCatalogue(1, SensorType.RCOIL);

    @Test
    void newMeterHasTheInformativeThresholdsOf230Volts() {
        VoltageThresholds limits =
                VoltageThresholds.of(Settings.defaults(catalogue)).orElseThrow();
        assertThat(limits.dipVolts()).isCloseTo(207, within(1e-9));
        assertThat(limits.swellVolts()).isCloseTo(253, within(1e-9));
        assertThat(limits.interruptionVolts()).isCloseTo(11.5, within(1e-9));
        assertThat(limits.hysteresisVolts()).isCloseTo(4.6, within(1e-9));
    }

    @Test
    void thresholdsArePrimaryVoltsAndLineVoltagesHaveTheirOwn() throws SettingException {
        Settings settings = Settings.defaults(catalogue)
                .with(List.of(
                        new SettingChange<>(catalogue.grid.nominalVolts, 57.7),
                        new SettingChange<>(catalogue.grid.vtRatio, 100L)));
        VoltageThresholds limits = VoltageThresholds.of(settings).orElseThrow();
        assertThat(limits.declaredVolts()).isCloseTo(5770, within(1e-9));
        assertThat(limits.lineToLine().dipVolts()).isCloseTo(0.9 * 5770 * Math.sqrt(3), within(1e-9));
    }

    @Test
    void thereAreNoneWhileEventsAreOff() throws SettingException {
        Settings settings =
                Settings.defaults(catalogue).with(List.of(new SettingChange<>(catalogue.events.enabled, false)));
        assertThat(VoltageThresholds.of(settings)).isEmpty();
    }

    @Test
    void thresholdsInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> new VoltageThresholds(230, 240, 253, 11, 4)).hasMessageContaining("does not hold");
        assertThatThrownBy(() -> new VoltageThresholds(230, 200, 253, 11, -1)).hasMessageContaining("hysteresis");
    }
}
