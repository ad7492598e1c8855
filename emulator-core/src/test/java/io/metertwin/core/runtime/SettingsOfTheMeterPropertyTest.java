package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.settings.ChoiceType;
import io.metertwin.core.settings.DecimalType;
import io.metertwin.core.settings.IntegerType;
import io.metertwin.core.settings.IpAddressType;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.SettingType;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.TextType;
import io.metertwin.core.storage.DirectoryStore;
import io.metertwin.core.storage.Eeprom;
import io.metertwin.core.storage.Recollection;
import io.metertwin.core.storage.RestoredSettings;
import io.metertwin.core.storage.SettingsSection;
import io.metertwin.signal.grid.GridModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever sequence of settings is written to a meter, its memory holds a valid configuration: the one in force. */
class SettingsOfTheMeterPropertyTest {

    private static final long SEED = 20261121;
    private static final int LIVES = 60;
    private static final int WRITES = 30;
    private static final int MOST_AT_ONCE = 5;
    private static final GridModel WORLD = GridModel.steady(TestMeter.resistive(230, 100));
    private static final String CHARACTERS = "abcXYZ 0189.,-_~!\"'\\{}:=";

    private final Random random = new Random(SEED);
    private int accepted;
    private int several;
    private int outOfRange;
    private int refused;

    @Test
    void anySequenceOfWritesLeavesAValidConfigurationThatComesBack(@TempDir Path directory) throws IOException {
        Eeprom eeprom = new Eeprom(new DirectoryStore(directory));
        eeprom.load();
        TestMeter meter = new TestMeter(WORLD, PowerState.ON, TestMeter.START, settings -> settings);
        for (int life = 1; life <= LIVES; life++) {
            for (int write = 0; write < WRITES; write++) {
                write(meter);
            }
            meter.run(0.25);
            eeprom.store(meter.loop.memory());
            meter = comesBack(meter.meter.settings(), directory, life);
        }
        System.out.printf(
                "settings of the meter, seed %d: %d writes accepted (%d of several settings), %d out of range, %d refused"
                        + " together, %d restarts%n",
                SEED, accepted, several, outOfRange, refused, LIVES);
        int tenth = LIVES * WRITES / 10;
        assertThat(accepted).isGreaterThan(tenth);
        assertThat(several).isGreaterThan(tenth);
        assertThat(outOfRange).isGreaterThan(tenth);
        assertThat(refused).isGreaterThan(tenth);
    }

    /** Writes one to five settings, related ones as often as not; either all are in force then or nothing has changed. */
    private void write(TestMeter meter) {
        Settings before = meter.meter.settings();
        List<SettingChange<?>> changes = new ArrayList<>();
        try {
            for (Setting<?> setting : some(meter.catalogue.all())) {
                changes.add(SettingChange.parse(setting, text(setting.type())));
            }
        } catch (SettingException e) {
            outOfRange++;
            return;
        }
        CompletableFuture<CommandResult> reply =
                meter.loop.submit(new MeterCommand.ChangeSettings(changes, new Origin("test", "here")));
        meter.loop.drain();
        boolean taken = reply.join() instanceof CommandResult.Accepted;
        accepted += taken ? 1 : 0;
        several += taken && changes.size() > 1 ? 1 : 0;
        refused += taken ? 0 : 1;
        Map<String, String> expected = texts(before);
        Map<String, String> inForce = texts(meter.meter.settings());
        if (taken) {
            changes.forEach(change -> expected.put(change.setting().id(), text(change)));
            if (changes.stream().anyMatch(change -> change.setting().id().endsWith(".zero"))) {
                // A zero point that is set takes new offsets (manual 5.8).
                expected.keySet().removeIf(id -> id.endsWith(".offset"));
            }
        }
        expected.forEach((id, text) ->
                assertThat(inForce.get(id)).as("%s after %s", id, reply.join()).isEqualTo(text));
    }

    private static <T> String text(SettingChange<T> change) {
        return change.setting().type().format(change.value());
    }

    private static Map<String, String> texts(Settings settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        settings.catalogue().all().forEach(setting -> texts.put(setting.id(), settings.text(setting)));
        return texts;
    }

    /** Different settings: from the whole catalogue, or neighbours. */
    private List<Setting<?>> some(List<Setting<?>> all) {
        int count = 1 + random.nextInt(MOST_AT_ONCE);
        int first = random.nextInt(all.size() - count);
        if (random.nextBoolean()) {
            return all.subList(first, first + count);
        }
        return random.ints(0, all.size())
                .distinct()
                .limit(count)
                .<Setting<?>>mapToObj(all::get)
                .toList();
    }

    /** A text that is mostly allowed for the setting alone. */
    private <T> String text(SettingType<T> type) {
        if (random.nextInt(12) == 0) {
            return List.of("", "-1", "1e300", "NaN", "nothing", "256.1.1.1", "\u00e4", "x".repeat(99))
                    .get(random.nextInt(8));
        }
        if (type instanceof ChoiceType<T> choice) {
            return choice.format(
                    choice.choices().get(random.nextInt(choice.choices().size())));
        }
        if (type instanceof IntegerType whole) {
            return Long.toString(Math.round(between((double) whole.lowest(), (double) whole.highest())));
        }
        if (type instanceof DecimalType decimal) {
            return Double.toString(between(decimal.lowest(), decimal.highest()));
        }
        return type instanceof IpAddressType ? address() : characters(((TextType) type).longest());
    }

    /** The ends of a range now and then; else small numbers as likely as large ones. */
    private double between(double lowest, double highest) {
        return switch (random.nextInt(8)) {
            case 0 -> lowest;
            case 1 -> highest;
            default -> Math.min(highest, lowest - 1 + StrictMath.pow(1 + highest - lowest, random.nextDouble()));
        };
    }

    private String address() {
        return switch (random.nextInt(5)) {
            case 0 -> "255.255.255.0";
            case 1 -> "0.0.0.0";
            case 2 -> "255.255.255." + random.nextInt(256);
            default -> "192.168.1." + random.nextInt(256);
        };
    }

    private String characters(int longest) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(longest + 1), 0, CHARACTERS.length())
                .forEach(k -> text.append(CHARACTERS.charAt(k)));
        return text.toString();
    }

    /** A meter switched on with the memory in a directory, after both were compared with the settings in force. */
    private static TestMeter comesBack(Settings inForce, Path directory, int life) throws IOException {
        assertThat(inForce.objections(List.of())).as("life %d", life).isEmpty();
        Recollection memory = new Eeprom(new DirectoryStore(directory)).load();
        assertThat(memory.condition()).isEqualTo(Recollection.Condition.INTACT);
        Map<String, String> kept = SettingsSection.parse(
                memory.sections().get(SettingsSection.NAME).orElseThrow());
        RestoredSettings restored = RestoredSettings.of(inForce.catalogue(), kept, 0);
        assertThat(restored.rejected()).as("life %d", life).isEmpty();
        TestMeter next = new TestMeter(
                WORLD,
                PowerState.ON,
                TestMeter.START.plusSeconds(life),
                settings -> RestoredSettings.of(settings.catalogue(), kept, 0).settings());
        next.meter.remember(memory, List.of());
        next.loop.recall(memory);
        assertThat(texts(next.meter.settings())).as("life %d", life).isEqualTo(texts(inForce));
        return next;
    }
}
