package io.metertwin.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.command.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangeLogTest {

    private static LoggedChange change(int number) {
        SettingChanged changed =
                new SettingChanged(new EventSpan(1000L * number, 0), "vt.ratio", "" + number, "" + (number + 1));
        return new LoggedChange(changed, new Origin("modbus", "peer " + number));
    }

    private static ChangeLog with(int changes) {
        ChangeLog log = new ChangeLog();
        for (int k = 0; k < changes; k++) {
            log.add(change(k));
        }
        return log;
    }

    private static byte[] saved(ChangeLog log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        log.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void restore(ChangeLog log, byte[] bytes) throws IOException {
        log.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void newestChangeComesFirstAndTheOldestMakesRoom() throws IOException {
        ChangeLog log = with(ChangeLog.CAPACITY + 3);
        assertThat(log.newestFirst()).hasSize(ChangeLog.CAPACITY).startsWith(change(ChangeLog.CAPACITY + 2));
        assertThat(log.newestFirst()).endsWith(change(3)).isSameAs(log.newestFirst());
        ChangeLog again = new ChangeLog();
        restore(again, saved(log));
        assertThat(again.newestFirst()).isEqualTo(log.newestFirst());
    }

    @Test
    void damagedLogIsRefusedAndLeavesTheLogAsItWas() throws IOException {
        long seed = 7;
        Random random = new Random(seed);
        byte[] good = saved(with(3));
        List<LoggedChange> own = List.of(change(40));
        ChangeLog log = new ChangeLog();
        log.add(change(40));
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> restore(log, cut)).isInstanceOf(IOException.class);
            assertThat(log.newestFirst()).isEqualTo(own);
        }
        int refused = 0;
        for (int k = 0; k < 2000; k++) {
            byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            ChangeLog other = with(1);
            try {
                restore(other, bytes);
            } catch (IOException e) {
                refused++;
                assertThat(other.newestFirst()).containsExactly(change(0));
            }
            other.add(change(50));
            assertThat(other.newestFirst()).startsWith(change(50));
        }
        System.out.println("change log, seed " + seed + ": " + refused + " of 2000 flipped bits refused");
        assertThat(refused).isPositive();
    }
}
