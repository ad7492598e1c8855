package io.metertwin.modbus.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.settings.ChoiceType;
import io.metertwin.core.settings.DecimalType;
import io.metertwin.core.settings.IntegerType;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.settings.TextType;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.tcp.ServedMeter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever the settings of two meters are, those of one go to the other over Modbus and read the same there. */
class SettingsBackupPropertyIT {

    private static final int PAIRS = 3;

    /** What would end the conversation, or move it to a port of the host. */
    private static final Set<String> KEPT = Set.of("modbus.tcp.enabled", "modbus.tcp.port");

    private static <T> SettingChange<?> change(Setting<T> setting, Random random) throws SettingException {
        if (setting.type() instanceof IntegerType integer) {
            // The address 0 cannot be written over Modbus.
            double lowest = setting.id().equals("modbus.address") ? 1 : integer.lowest();
            double span = integer.highest() - lowest;
            return SettingChange.ofNumber(setting, lowest + Math.rint(random.nextDouble() * span));
        }
        if (setting.type() instanceof DecimalType decimal) {
            float some = (float) (decimal.lowest() + random.nextDouble() * (decimal.highest() - decimal.lowest()));
            return SettingChange.ofNumber(setting, Double.parseDouble(Float.toString(some)));
        }
        if (setting.type() instanceof ChoiceType<T> choice) {
            return new SettingChange<>(
                    setting,
                    choice.choices().get(random.nextInt(choice.choices().size())));
        }
        return setting.type() instanceof TextType text
                ? SettingChange.parse(setting, "x".repeat(random.nextInt(text.longest() + 1)))
                : SettingChange.ofNumber(setting, random.nextInt());
    }

    private static Settings settings(SettingsCatalogue catalogue, Random random) {
        Settings settings = Settings.defaults(catalogue);
        List<Setting<?>> all = new ArrayList<>(catalogue.all());
        Collections.shuffle(all, random);
        for (Setting<?> setting : all) {
            if (!setting.secret() && !KEPT.contains(setting.id())) {
                settings = tried(settings, setting, random);
            }
        }
        return settings;
    }

    /** The settings with one changed; as they were when the new value does not go with the others. */
    private static Settings tried(Settings settings, Setting<?> setting, Random random) {
        try {
            return settings.with(List.of(change(setting, random)));
        } catch (SettingException e) {
            return settings;
        }
    }

    private static Map<String, String> texts(Settings settings) {
        Map<String, String> texts = new TreeMap<>();
        settings.catalogue().all().stream()
                .filter(setting -> !setting.secret())
                .forEach(setting -> texts.put(setting.id(), settings.text(setting)));
        return texts;
    }

    private static RegisterClient connect(ServedMeter served) throws IOException {
        return RegisterClient.connect("127.0.0.1", served.port(), 255, Duration.ofSeconds(5));
    }

    @Test
    void theSettingsOfOneMeterGoToAnotherAndReadTheSame() throws IOException {
        int most = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            Random random = new Random(1000 + pair);
            try (ServedMeter served = new ServedMeter()) {
                SettingsCatalogue catalogue = Snapshots.usual().settings().catalogue();
                Settings before = settings(catalogue, random);
                served.meter().publish(snapshot -> Snapshots.with(snapshot, before));
                Settings wanted = settings(catalogue, random);
                Set<String> ids = texts(wanted).keySet();
                try (RegisterClient client = connect(served)) {
                    client.settings().unlock(1000);
                    assertThat(client.settings().write(wanted, ids))
                            .as("seed %d", 1000 + pair)
                            .isEmpty();
                }
                try (RegisterClient client = connect(served)) {
                    assertThat(texts(client.settings().read()))
                            .as("seed %d", 1000 + pair)
                            .isEqualTo(texts(wanted));
                }
                most = Math.max(most, differences(texts(before), texts(wanted)));
            }
        }
        System.out.println(PAIRS + " backups go back, the largest changes " + most + " settings");
        assertThat(most).isGreaterThan(200);
    }

    private static int differences(Map<String, String> some, Map<String, String> others) {
        return some.entrySet().stream()
                .filter(entry -> !others.get(entry.getKey()).equals(entry.getValue()))
                .collect(Collectors.toSet())
                .size();
    }
}
