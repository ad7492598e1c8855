package io.metertwin.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SettingsFileTest {

    private static final int WRITES = 4000;

    private final ModelCode model = ModelCode.parse("MPM4410-A");
    private final Settings defaults = Settings.defaults(model.settings());

    private static String file(String settings) {
        return "{\"format\": \"metertwin-settings\", \"version\": 1, \"settings\": {" + settings + "}}";
    }

    private SettingsFile.Outcome outcome(String settings) throws SettingException {
        return SettingsFile.parse(file(settings)).applyTo(defaults, model);
    }

    @Test
    void everyValidConfigurationComesBackFromItsFileButForThePasswords() throws SettingException {
        Random random = new Random(4104);
        List<Setting<?>> all = defaults.catalogue().all();
        Settings settings = defaults;
        int refused = 0;
        for (int write = 0; write < WRITES; write++) {
            try {
                settings = settings.with(List.of(randomChange(all.get(random.nextInt(all.size())), random)));
            } catch (SettingException e) {
                refused++;
            }
            if (write % 100 == 0) {
                comesBack(settings);
            }
        }
        System.out.println("settings file: seed 4104, " + WRITES + " writes, " + refused + " refused, all come back");
        assertThat(refused).isBetween(WRITES / 10, WRITES - WRITES / 10);
    }

    private static <T> SettingChange<T> randomChange(Setting<T> setting, Random random) throws SettingException {
        return random.nextInt(4) == 0
                ? SettingChange.parse(setting, "text " + random.nextInt(1000))
                : SettingChange.ofNumber(setting, Math.rint(Math.pow(10, random.nextDouble() * 6)) / 10);
    }

    private void comesBack(Settings settings) throws SettingException {
        String text = SettingsFile.render(settings, model, "20260042");
        SettingsFile.Outcome outcome = SettingsFile.parse(text).applyTo(defaults, model);
        assertThat(outcome.errors()).isEmpty();
        for (Setting<?> setting : settings.catalogue().all()) {
            Settings expected = setting.secret() ? defaults : settings;
            assertThat(outcome.settings().text(setting)).as(setting.id()).isEqualTo(expected.text(setting));
        }
    }

    @Test
    void everyErrorIsListedAndNothingIsTaken() throws SettingException {
        SettingsFile.Outcome outcome = outcome("""
                "vt.ratio": 0, "ct.ratio": 5, "wiring": "3P5W", "no.such.setting": 1, "VT.Ratio": 2,
                "event.dip": 20, "event.interruption": 30, "web.port": 22
                """);
        assertThat(outcome.errors()).hasSize(6);
        assertThat(outcome.errors().get(0)).isEqualTo("vt.ratio: 0 is not allowed; allowed: 1..10000");
        assertThat(outcome.errors().get(1)).startsWith("wiring: '3P5W' is not known; allowed: 3P4W_4CT");
        assertThat(outcome.errors().get(2)).isEqualTo("no.such.setting: there is no such setting on a MPM4410-A");
        assertThat(outcome.errors()).anyMatch(error -> error.equals("VT.Ratio: named twice"));
        assertThat(outcome.errors()).anyMatch(error -> error.startsWith("web.port: 22 is not allowed"));
        assertThat(outcome.errors()).anyMatch(error -> error.startsWith("event.interruption: 30 is not allowed"));
        assertThat(outcome.settings()).isSameAs(defaults);
    }

    @Test
    void anIdThatIsReservedForACalendarIsToldSo() throws SettingException {
        assertThat(outcome("\"tariff.holiday.b.tariff\": 2, \"TARIFF.WEEKDAY.a.start\": 0")
                        .errors())
                .containsExactly(
                        "tariff.holiday.b.tariff: reserved for the day plan and the dates of holidays; this version has one"
                                + " plan for every day, tariff.a.start to tariff.f.tariff",
                        "TARIFF.WEEKDAY.a.start: reserved for the day plan of weekdays; this version has one plan for every"
                                + " day, tariff.a.start to tariff.f.tariff");
    }

    @Test
    void aValueOfAWrongKindHidesNoOtherError() throws SettingException {
        SettingsFile.Outcome outcome = outcome("\"ct.ratio\": true, \"vt.ratio\": 0, \"web.port\": 22, \"nosuch\": 1");
        assertThat(outcome.errors())
                .hasSize(4)
                .contains("ct.ratio: true is neither a text nor a number")
                .anyMatch(error -> error.startsWith("vt.ratio: 0 is not allowed"))
                .anyMatch(error -> error.startsWith("web.port: 22 is not allowed"))
                .anyMatch(error -> error.startsWith("nosuch: there is no such setting"));
    }

    @Test
    void everythingThatDoesNotGoTogetherIsListedNotOnlyTheFirstOfItsKind() throws SettingException {
        assertThat(outcome("\"tariff.b.start\": 600, \"tariff.c.start\": 500, \"tariff.d.start\": 400,"
                                + " \"tariff.e.start\": 900, \"tariff.f.start\": 800")
                        .errors())
                .extracting(error -> error.substring(0, error.indexOf(':')))
                .containsExactly("tariff.c.start", "tariff.d.start", "tariff.f.start");
        assertThat(outcome("\"net.address\": \"1.2.3.0\", \"net.mask\": \"255.255.255.0\","
                                + " \"net.gateway\": \"9.9.9.9\", \"web.port\": 22, \"event.dip\": 20,"
                                + " \"event.interruption\": 30, \"event.hysteresis\": 10, \"event.swell\": 105")
                        .errors())
                .extracting(error -> error.substring(0, error.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "event.interruption", "event.hysteresis", "net.address", "net.gateway", "web.port");
    }

    @Test
    void whatTheFileDoesNotNameStaysAsItIs() throws SettingException {
        Settings present = defaults.with(List.of(SettingChange.ofNumber(defaults.catalogue().grid.vtRatio, 7)));
        Settings next = SettingsFile.parse(file("\"ct.ratio\": 5"))
                .applyTo(present, model)
                .settings();
        assertThat(next.get(next.catalogue().grid.vtRatio)).isEqualTo(7L);
        assertThat(next.get(next.catalogue().grid.ctRatio)).isEqualTo(5L);
    }

    @Test
    void whatIsNoSettingsFileIsRefusedWithEveryReason() {
        assertThatThrownBy(() -> SettingsFile.parse("{\"settings\": {\"vt.ratio\": true}, \"more\": 1}"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("a settings file begins with")
                .hasMessageContaining("'more' is not known")
                .hasMessageContaining("vt.ratio: true is neither a text nor a number");
        assertThatThrownBy(() -> SettingsFile.parse("{\n\"settings\": {\"vt.ratio\": 1, \"vt.ratio\": 2}}"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("line 2: not JSON: Duplicate");
        assertThatThrownBy(() -> SettingsFile.parse("")).isInstanceOf(SettingException.class);
    }
}
