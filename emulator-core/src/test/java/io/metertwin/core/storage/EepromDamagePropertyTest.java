package io.metertwin.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the files, a meter starts, never believes a damaged copy and says what was lost. */
class EepromDamagePropertyTest {

    private static final int ROUNDS = 160;
    private static final List<String> COPIES = List.of("eeprom.a", "eeprom.b");

    @TempDir
    Path folder;

    private enum Damage {
        TRUNCATED,
        BIT_FLIPPED,
        MISSING,
        DIRECTORY,
        FULL_DIRECTORY,
        EMPTY,
        NOISE,
        GROWN;

        void apply(Path file, Random random) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            switch (this) {
                case TRUNCATED -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
                case BIT_FLIPPED -> {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    Files.write(file, bytes);
                }
                case MISSING -> Files.delete(file);
                case EMPTY -> Files.write(file, new byte[0]);
                case NOISE -> {
                    random.nextBytes(bytes);
                    Files.write(file, bytes);
                }
                case GROWN -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(99)));
                case DIRECTORY, FULL_DIRECTORY -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                    if (this == FULL_DIRECTORY) {
                        Files.writeString(file.resolve("x"), "x");
                    }
                }
            }
        }
    }

    private static Sections state(int number) {
        byte[] text = ("state " + number).getBytes(StandardCharsets.UTF_8);
        return Sections.NONE.with("energy", text).with("settings", new byte[300]);
    }

    private static String text(Recollection memory) {
        return new String(memory.sections().get("energy").orElseThrow(), StandardCharsets.UTF_8);
    }

    private Path stored(int states) throws IOException {
        Path state = Files.createDirectory(folder.resolve("state"));
        Eeprom eeprom = new Eeprom(new DirectoryStore(state));
        eeprom.load();
        for (int k = 1; k <= states; k++) {
            eeprom.store(state(k));
        }
        return state;
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void oneDamagedCopyCostsAtMostOneCheckpointAndIsTold() throws IOException {
        Random random = new Random(31);
        Map<Damage, Integer> seen = new EnumMap<>(Damage.class);
        for (int round = 0; round < ROUNDS; round++) {
            int states = 2 + random.nextInt(4);
            Path state = stored(states);
            Damage damage = Damage.values()[round % Damage.values().length];
            damage.apply(state.resolve(COPIES.get(random.nextInt(2))), random);
            Eeprom eeprom = new Eeprom(new DirectoryStore(state));
            Recollection memory = eeprom.load();
            assertThat(memory.condition()).as("%s", damage).isEqualTo(Recollection.Condition.RECOVERED);
            assertThat(memory.detail()).contains("eeprom.");
            assertThat(text(memory)).isIn("state " + states, "state " + (states - 1));
            goesOn(eeprom, state);
            seen.merge(damage, 1, Integer::sum);
            delete(state);
        }
        System.out.println("eeprom: one copy damaged " + seen);
    }

    @Test
    void twoDamagedCopiesAreToldAsALossAndTheMemoryWorksAgain() throws IOException {
        Random random = new Random(32);
        for (int round = 0; round < ROUNDS; round++) {
            Path state = stored(2 + random.nextInt(3));
            for (String copy : COPIES) {
                Damage.values()[random.nextInt(Damage.values().length)].apply(state.resolve(copy), random);
            }
            if (random.nextBoolean() && Files.exists(state.resolve("eeprom.a"))) {
                Files.delete(state.resolve("README.txt"));
            }
            Eeprom eeprom = new Eeprom(new DirectoryStore(state));
            Recollection memory = eeprom.load();
            assertThat(memory.condition()).isEqualTo(Recollection.Condition.LOST);
            assertThat(memory.sections().names()).isEmpty();
            assertThat(memory.detail()).isNotEmpty();
            goesOn(eeprom, state);
            delete(state);
        }
    }

    private static void goesOn(Eeprom eeprom, Path state) throws IOException {
        eeprom.store(state(98));
        eeprom.store(state(99));
        Recollection again = new Eeprom(new DirectoryStore(state)).load();
        assertThat(again.condition()).as(again.detail()).isEqualTo(Recollection.Condition.INTACT);
        assertThat(text(again)).isEqualTo("state 99");
    }
}
