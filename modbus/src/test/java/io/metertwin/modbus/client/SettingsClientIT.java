package io.metertwin.modbus.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.tcp.ServedMeter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings written to a meter that runs: all of them or none, those of the connection too. */
class SettingsClientIT {

    private static final Map<String, String> NEW = new LinkedHashMap<>(Map.of(
            "vt.ratio", "40",
            "u.min", "2.5",
            "modbus.tcp.idle", "70000",
            "modbus.order", "dcba",
            "modbus.address", "17",
            "serial.baud", "19200"));

    private ServedMeter served;

    @BeforeEach
    void start() throws IOException {
        served = new ServedMeter();
    }

    @AfterEach
    void stop() throws IOException {
        served.close();
    }

    private Settings present() {
        return served.meter().snapshot().settings();
    }

    private RegisterClient connect(int unit) throws IOException {
        return RegisterClient.connect("127.0.0.1", served.port(), unit, Duration.ofSeconds(5));
    }

    private Settings changed(Map<String, String> texts) throws SettingException {
        List<SettingChange<?>> changes = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            changes.add(SettingChange.parse(
                    present().catalogue().find(text.getKey()).orElseThrow(), text.getValue()));
        }
        return present().with(changes);
    }

    private static Map<String, String> texts(Settings settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        settings.catalogue().all().forEach(setting -> texts.put(setting.id(), settings.text(setting)));
        return texts;
    }

    private void refuse(String id) {
        served.meter()
                .answerWith(command -> CompletableFuture.completedFuture(
                        command instanceof MeterCommand.ChangeSettings change
                                        && change.changes().stream()
                                                .anyMatch(one ->
                                                        one.setting().id().equals(id))
                                ? new CommandResult.Refused(CommandResult.Kind.LOCKED, "not now")
                                : served.meter().carryOut(command)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255})
    void addressAndWordOrderChangeUnderTheConversation(int unit) throws Exception {
        Settings wanted = changed(NEW);
        try (RegisterClient client = connect(unit)) {
            assertThat(client.settings().write(wanted, NEW.keySet())).isEmpty();
        }
        assertThat(texts(present())).isEqualTo(texts(wanted));
        try (RegisterClient client = connect(17)) {
            assertThat(client.wordOrder()).isEqualTo(WordOrder.DCBA);
            assertThat(texts(client.settings().read())).isEqualTo(texts(wanted));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vt.ratio", "u.min", "serial.baud", "modbus.tcp.idle", "modbus.order", "modbus.address"})
    void whatTheMeterTookBeforeItRefusedOneIsPutBack(String refused) throws Exception {
        Settings before = present();
        Settings wanted = changed(NEW);
        refuse(refused);
        try (RegisterClient client = connect(1)) {
            assertThat(client.settings().write(wanted, NEW.keySet()))
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(line).contains("setting:" + refused).contains("exception 04"));
        }
        assertThat(texts(present())).isEqualTo(texts(before));
    }

    @Test
    void aPasswordThatCannotBePutBackIsReported() throws Exception {
        Map<String, String> texts = Map.of("vt.ratio", "40", "password.reset", "77", "modbus.address", "17");
        Settings wanted = changed(texts);
        refuse("modbus.address");
        try (RegisterClient client = connect(1)) {
            SettingsClient settings = client.settings();
            assertThat(settings.write(wanted, texts.keySet()))
                    .hasSize(1)
                    .allMatch(line -> line.contains("password.reset"));
            settings.unlock(1000);
            assertThat(settings.write(wanted, texts.keySet()))
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("setting:password.reset: is written and cannot be put back"));
        }
        assertThat(texts(present())).isEqualTo(texts(changed(Map.of("vt.ratio", "1", "password.reset", "77"))));
    }

    @Test
    void theWriteLockIsSetAfterWhatItWouldLock() throws Exception {
        Map<String, String> texts =
                Map.of("vt.ratio", "40", "modbus.write.lock", "on", "modbus.order", "cdab", "modbus.address", "3");
        Settings wanted = changed(texts);
        try (RegisterClient client = connect(1)) {
            assertThat(client.settings().write(wanted, texts.keySet())).isEmpty();
        }
        assertThat(texts(present())).isEqualTo(texts(wanted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vt.ratio", "modbus.address", "modbus.tcp.port", "modbus.write.lock"})
    void aRefusedImportLeavesTheMeterUnlocked(String refused) throws Exception {
        Map<String, String> texts =
                Map.of("vt.ratio", "5", "modbus.address", "7", "modbus.write.lock", "on", "modbus.tcp.port", "15601");
        Settings before = present();
        Settings wanted = changed(texts);
        refuse(refused);
        try (RegisterClient client = connect(255)) {
            assertThat(client.settings().write(wanted, texts.keySet())).hasSize(1);
        }
        assertThat(texts(present())).isEqualTo(texts(before));
    }

    @Test
    void aNewPortGoesTogetherWithTheWriteLock() throws Exception {
        Map<String, String> texts = Map.of("vt.ratio", "5", "modbus.write.lock", "on", "modbus.tcp.port", "15601");
        Settings wanted = changed(texts);
        try (RegisterClient client = connect(255)) {
            assertThat(client.settings().write(wanted, texts.keySet())).isEmpty();
        }
        assertThat(texts(present()))
                .containsEntry("modbus.write.lock", "on")
                .containsEntry("modbus.tcp.port", "15601")
                .containsEntry("vt.ratio", "5");
    }

    @Test
    void lockingAndSwitchingOffAtOnceIsRefusedBeforeAnythingIsWritten() throws Exception {
        Map<String, String> texts = Map.of("vt.ratio", "5", "modbus.write.lock", "on", "modbus.tcp.enabled", "off");
        Settings wanted = changed(texts);
        try (RegisterClient client = connect(255)) {
            assertThat(client.settings().write(wanted, texts.keySet()))
                    .singleElement()
                    .asString()
                    .contains("import the lock first");
        }
        assertThat(served.meter().commands()).isEmpty();
    }

    @Test
    void theAddress0IsRefusedBeforeAnythingIsWritten() throws Exception {
        Map<String, String> texts = Map.of("vt.ratio", "5", "modbus.address", "0");
        Settings wanted = changed(texts);
        try (RegisterClient client = connect(255)) {
            assertThat(client.settings().write(wanted, texts.keySet()))
                    .singleElement()
                    .asString()
                    .contains("modbus.address: 0 cannot be set over Modbus");
        }
        assertThat(served.meter().commands()).isEmpty();
    }

    @Test
    void aFileOfAMeterAtAddress0GoesToAMeterThatIsThere() throws Exception {
        served.meter().set("modbus.address", "0");
        Map<String, String> texts = Map.of("vt.ratio", "5", "modbus.address", "0");
        Settings wanted = changed(texts);
        try (RegisterClient client = connect(255)) {
            assertThat(client.settings().write(wanted, texts.keySet())).isEmpty();
            assertThat(texts(client.settings().read())).isEqualTo(texts(wanted));
        }
    }

    @ParameterizedTest
    @CsvSource({"manual, clock", "clock, clock", "clock, manual", "manual, manual"})
    void theTariffOfManualModeGoesBackWhateverChoosesTheTariff(String before, String after) throws Exception {
        served.meter().set("tariff.mode", before);
        Map<String, String> texts = Map.of("tariff.manual", "4", "tariff.mode", after, "tariff.f.start", "900");
        Settings wanted = changed(texts);
        try (RegisterClient client = connect(255)) {
            assertThat(client.settings().write(wanted, texts.keySet())).isEmpty();
        }
        assertThat(texts(present())).isEqualTo(texts(wanted));
    }

    @Test
    void theTariffOfManualModeAloneStaysLockedWhileTheClockChooses() throws Exception {
        served.meter().set("tariff.mode", "clock");
        Settings wanted = changed(Map.of("tariff.manual", "4"));
        try (RegisterClient client = connect(255)) {
            assertThat(client.settings().write(wanted, Set.of("tariff.manual")))
                    .singleElement()
                    .asString()
                    .contains("exception 04");
        }
    }

    @Test
    void switchingModbusTcpOffIsTheLastThingSaid() throws Exception {
        Map<String, String> texts = Map.of("modbus.tcp.enabled", "off", "modbus.address", "9", "modbus.tcp.idle", "90");
        Settings wanted = changed(texts);
        try (RegisterClient client = connect(1)) {
            assertThat(client.settings().write(wanted, texts.keySet())).isEmpty();
        }
        assertThat(texts(present())).isEqualTo(texts(wanted));
    }
}
