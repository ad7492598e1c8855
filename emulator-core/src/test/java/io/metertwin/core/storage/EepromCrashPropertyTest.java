package io.metertwin.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A process that dies at any step of writing loses at most the state it was about to write. */
class EepromCrashPropertyTest {

    private static final int LIVES = 4000;

    private static Sections state(long number) {
        return Sections.NONE.with(
                "n", ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static long number(Sections sections) {
        return sections.get("n").map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(0L);
    }

    @Test
    void aStateThatWasStoredSurvivesADeathAtAnyStepAfterIt() throws IOException {
        StoppingStore disk = new StoppingStore(7);
        Random random = new Random(8);
        long stored = 0;
        long begun = 0;
        int deaths = 0;
        for (int life = 0; life < LIVES; life++) {
            disk.dieAfter(Integer.MAX_VALUE);
            Eeprom eeprom = new Eeprom(disk);
            Recollection memory = eeprom.load();
            assertThat(memory.condition())
                    .as("life %d: %s", life, memory.detail())
                    .isIn(Recollection.Condition.INTACT, Recollection.Condition.NEW);
            assertThat(number(memory.sections())).as("life %d", life).isBetween(stored, begun);
            stored = number(memory.sections());
            begun = stored;
            disk.dieAfter(random.nextInt(9));
            try {
                while (true) {
                    begun++;
                    eeprom.store(state(begun));
                    stored = begun;
                }
            } catch (StoppingStore.Killed e) {
                deaths++;
            }
        }
        System.out.println("eeprom: " + deaths + " deaths at any step of " + stored + " states, none lost");
        assertThat(stored).isGreaterThan(LIVES);
    }
}
