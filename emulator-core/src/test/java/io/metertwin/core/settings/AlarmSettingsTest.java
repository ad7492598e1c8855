package io.metertwin.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.device.ModelCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlarmSettingsTest {

    private final SettingsCatalogue catalogue = new SettingsCatalogue(2, SensorType.RCOIL, true, true);

    private Settings with(String id, String value) throws SettingException {
        return Settings.defaults(catalogue)
                .with(List.of(SettingChange.parse(catalogue.find(id).orElseThrow(), value)));
    }

    @ParameterizedTest
    @EnumSource(AlarmPoint.class)
    void releaseIsBelowHundredPercentForTooMuchAndAboveForTooLittle(AlarmPoint point) throws SettingException {
        boolean under = point.name().contains("UNDER");
        String id = "c1.alarm." + point.id() + ".release";
        assertThat(Settings.defaults(catalogue).text(catalogue.find(id).orElseThrow()))
                .isEqualTo(under ? "105" : "95");
        for (String allowed : under ? new String[] {"100.001", "110", "1000"} : new String[] {"99.999", "50", "0"}) {
            assertThat(with(id, allowed).text(catalogue.find(id).orElseThrow())).isEqualTo(allowed);
        }
        String[] refused =
                under ? new String[] {"100", "99.999", "95", "0"} : new String[] {"100", "100.001", "105", "-1"};
        for (String value : refused) {
            assertThatThrownBy(() -> with(id, value))
                    .as("%s %s", id, value)
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining(id);
        }
    }

    @ParameterizedTest
    @EnumSource(AlarmPoint.class)
    void everyPointIsOffAndLinkedToNothingAtFirst(AlarmPoint point) {
        Settings settings = Settings.defaults(catalogue);
        AlarmPointSettings set = catalogue.alarms.point(0, point).orElseThrow();
        assertThat(settings.get(set.enabled())).isFalse();
        assertThat(settings.get(set.relay())).isFalse();
        assertThat(settings.get(set.buzzer())).isFalse();
        assertThat(settings.get(set.delaySeconds())).isZero();
    }

    @Test
    void delaysBelowZeroAreRefused() {
        assertThatThrownBy(() -> with("c1.alarm.overcurrent.delay", "-0.1")).isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> with("relay.delay", "-0.1")).isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> with("relay.hold", "-0.1")).isInstanceOf(SettingException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MPM4110-A, false, false",
        "MPM4411-A, true, false",
        "MPM4412-D, false, true",
        "MPM4122-H, false, true",
        "MPM4221-A, true, false"
    })
    void expansionPointsExistOnCircuitOneOfModelsWithTheInput(String model, boolean residual, boolean temperature) {
        ModelCode code = ModelCode.parse(model);
        AlarmSettings alarms = code.settings().alarms;
        for (int circuit = 0; circuit < code.circuits(); circuit++) {
            assertThat(alarms.point(circuit, AlarmPoint.ZERO_SEQUENCE).isPresent())
                    .isEqualTo(residual && circuit == 0);
            assertThat(alarms.point(circuit, AlarmPoint.TEMPERATURE).isPresent())
                    .isEqualTo(temperature && circuit == 0);
            assertThat(alarms.point(circuit, AlarmPoint.OVERTHD_I)).isPresent();
        }
    }
}
