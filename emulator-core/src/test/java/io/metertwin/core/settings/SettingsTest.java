package io.metertwin.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.signal.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private final SettingsCatalogue catalogue = new SettingsCatalogue(2, SensorType.RCOIL);

    private Settings set(String... idsAndValues) throws SettingException {
        List<SettingChange<?>> changes = new ArrayList<>();
        for (int k = 0; k < idsAndValues.length; k += 2) {
            changes.add(SettingChange.parse(catalogue.find(idsAndValues[k]).orElseThrow(), idsAndValues[k + 1]));
        }
        return Settings.defaults(catalogue).with(changes);
    }

    @Test
    void everyDefaultIsAllowedAndComesBackAsTextAndAsNumber() throws SettingException {
        for (Setting<?> setting : catalogue.all()) {
            roundTrip(setting);
        }
    }

    private static <T> void roundTrip(Setting<T> setting) throws SettingException {
        T value = setting.defaultValue();
        assertThat(setting.parse(setting.type().format(value))).as(setting.id()).isEqualTo(value);
        if (!(setting.type() instanceof TextType)) {
            assertThat(setting.ofNumber(setting.type().toNumber(value)))
                    .as(setting.id())
                    .isEqualTo(value);
        }
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "vt.ratio | 0 | vt.ratio: 0 is not allowed; allowed: 1..10000",
                "vt.ratio | 1.5 | vt.ratio: '1.5' is not a whole number",
                "vt.ratio | NaN | is not a whole number",
                "wiring | 3P5W | wiring: '3P5W' is not known; allowed: 3P4W_4CT | 3P4W_3CT",
                "u.min | -1 | u.min: -1 is not allowed",
                "u.min | NaN | u.min: NaN is not allowed",
                "c2.in.primary | 1000000 | c2.in.primary: 1000000 is not allowed; allowed: 1..999999",
                "modbus.tcp.port | 80 | allowed: 502",
                "event.dip | 100 | event.dip: 100 is not allowed; allowed: 10..99.9",
                "event.swell | 100 | event.swell: 100 is not allowed; allowed: 100.1..200",
                "web.user | Łukasz | allowed: text of at most 16 ASCII characters",
                "net.address | 192.168.1 | net.address: '192.168.1' is not an address",
                "net.address | 192.168.1.256 | net.address: '192.168.1.256' is not an address",
                "net.address | 192.168.1.255 | net.address: 192.168.1.255 is not allowed; allowed: an address of a host",
                "net.mask | 255.0.255.0 | net.mask: 255.0.255.0 is not allowed",
                "net.gateway | 10.0.0.1 | an address in the subnet of 192.168.1.31",
                "web.port | 21 | web.port: 21 is not allowed; allowed: 80",
                "panel.brightness | 6 | panel.brightness: 6 is not allowed; allowed: 1..5",
                "password.reset | 1000000 | password.reset: 1000000 is not allowed",
                "u.nominal | 9 | u.nominal: 9 is not allowed; allowed: 10..600",
            })
    void valueOutsideItsRangeIsRefusedByNameWithTheRange(String id, String text, String message) {
        assertThatThrownBy(() -> set(id, text))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void rangeOfAVctIsNarrowerThanThatOfACoil() throws SettingException {
        assertThat(set("c1.i1.primary", "500000")
                        .get(catalogue.inputs.sensor(0, Phase.L1).primaryAmperes()))
                .isEqualTo(500_000);
        assertThatThrownBy(() -> set("c1.i1.primary", "500000", "c1.i1.sensor", "vct"))
                .hasMessageContaining("allowed for a VCT: 1..99999");
    }

    @Test
    void changesThatDoNotGoTogetherChangeNothing() throws SettingException {
        Settings before = set("vt.ratio", "7");
        List<SettingChange<?>> changes = List.of(
                new SettingChange<>(catalogue.grid.vtRatio, 10_000L),
                new SettingChange<>(catalogue.grid.ctRatio, 10_000L));
        assertThatThrownBy(() -> before.with(changes)).hasMessageContaining("1e12 W");
        assertThat(before.get(catalogue.grid.vtRatio)).isEqualTo(7);
    }

    @Test
    void codesOfChoicesAreThePositionsOfTheirNames() throws SettingException {
        assertThat(catalogue.modbus.wordOrder.ofNumber(1)).isEqualTo(WordOrder.CDAB);
        assertThatThrownBy(() -> catalogue.modbus.wordOrder.ofNumber(4)).hasMessageContaining("0..3");
        assertThatThrownBy(() -> catalogue.modbus.wordOrder.ofNumber(0.5)).hasMessageContaining("not known");
    }

    @ParameterizedTest(name = "{0} = {1}, {2} = {3}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "event.interruption | 40 | event.dip | 40 | interruption: 40 is not allowed; allowed: below event.dip (40)",
                "event.dip | 99 | event.hysteresis | 1.5 | hysteresis: 1.5 is not allowed; allowed: at most the distance",
                "event.swell | 101 | event.hysteresis | 1.5 | event.dip (90) and event.swell (101) from 100",
            })
    void eventThresholdsThatContradictEachOtherAreRefused(
            String id, String text, String otherId, String otherText, String message) {
        assertThatThrownBy(() -> set(id, text, otherId, otherText))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void eventThresholdsMayLeaveNoMoreThanTheirHysteresis() throws SettingException {
        Settings settings = set("event.dip", "98", "event.swell", "102", "event.interruption", "50");
        assertThat(settings.get(catalogue.events.dipPercent)).isEqualTo(98);
    }

    @Test
    void lastFourDigitsOfTheSerialNumberOpenSettingsAndResetButNotTheRecorder() throws SettingException {
        Settings settings = set("password.setting", "4711", "password.reset", "815", "password.record", "12");
        PasswordSettings passwords = catalogue.passwords;
        assertThat(passwords.opens(Protection.SETTING, 4711, settings, "20260042"))
                .isTrue();
        assertThat(passwords.opens(Protection.SETTING, 1000, settings, "20260042"))
                .isFalse();
        assertThat(passwords.opens(Protection.SETTING, 42, settings, "20260042"))
                .isTrue();
        assertThat(passwords.opens(Protection.RESET, 42, settings, "20260042")).isTrue();
        assertThat(passwords.opens(Protection.RESET, 4711, settings, "20260042"))
                .isFalse();
        assertThat(passwords.opens(Protection.RECORD, 42, settings, "20260042")).isFalse();
        assertThat(passwords.opens(Protection.RECORD, 12, settings, "20260042")).isTrue();
    }

    @Test
    void serversDoNotShareAPort() {
        assertThatThrownBy(() -> set("web.port", "5000", "ftp.port", "5000"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ftp.port: 5000 is not allowed; allowed: another port than that of web.port");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "6.2 | modbus.address ct.ratio tariff.mode c1.i1.sensor",
                "7.5.1 | wiring frequency.nominal vt.ratio ct.ratio",
                "7.5.2 | c1.i1.sensor c1.i2.primary c1.i3.secondary c2.in.nominal",
                "7.5.3 | u.min u.zero",
                "7.5.4 | tariff.mode tariff.manual tariff.a.start tariff.f.start tariff.a.tariff tariff.f.tariff",
                "7.5.5 | demand.mode demand.interval",
                "7.5.6 | c1.alarm.overcurrent.threshold c2.alarm.undervoltage.threshold",
                "7.5.7 | relay.mode",
                "7.5.8.3 | net.dhcp net.address net.mask",
                "7.5.8.4 | modbus.tcp.enabled modbus.tcp.port",
                "7.5.8.5 | web.enabled web.port web.user web.password",
                "7.5.8.6 | ftp.enabled ftp.port ftp.user ftp.password",
                "7.5.9 | panel.language panel.keytone panel.backlight panel.brightness",
                "7.5.10 | password.setting password.reset password.record",
            })
    void everyItemOfTheManualIsInTheCatalogue(String section, String ids) {
        assertThat(catalogue.all())
                .extracting(Setting::id)
                .as("manual " + section)
                .contains(ids.split(" ", -1));
    }
}
