package io.metertwin.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record task without power: what it keeps, and what it makes of damage. */
class RecordTaskMemoryTest {

    private static final RecordSetup SETUP = new RecordSetup("load", "me", "here", 0, 0, 10);

    private final List<String> marks = new ArrayList<>();

    private final RecordSink sink = new RecordSink() {
        @Override
        public boolean line(RecordCycle cycle, RecordRow row) {
            return marks.add(row.meterMillis() / 1000 + row.mark().word());
        }

        @Override
        public void ended(RecordCycle cycle, long meterMillis) {
            marks.add("ended");
        }

        @Override
        public void begun(RecordCycle cycle) {
            marks.add("begun");
        }
    };

    private byte[] running() throws IOException {
        RecordTask task = new RecordTask(sink);
        task.start(SETUP);
        task.reach(1001, 1011, () -> List.of(1.5));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        task.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void aCycleThatRanGoesOnBehindAMark() throws IOException {
        byte[] kept = running();
        RecordTask task = new RecordTask(sink);
        task.restore(new DataInputStream(new ByteArrayInputStream(kept)));
        task.interrupt();
        assertThat(task.readings().last().value(0)).isEqualTo(1.5);
        task.reach(1033, 1034, () -> List.of(2.5));
        task.reach(1034, 1041, () -> List.of(3.5));

        assertThat(marks).containsExactly("begun", "1001start", "1010", "1033power", "1040");
        assertThat(task.readings().rows()).isEqualTo(2);
    }

    @Test
    void bytesThatEndTooSoonLeaveATaskThatCanBeStarted() throws IOException {
        byte[] kept = running();
        for (int length = 0; length < kept.length; length++) {
            RecordTask task = new RecordTask(sink);
            boolean refused = false;
            try {
                task.restore(new DataInputStream(new ByteArrayInputStream(Arrays.copyOf(kept, length))));
            } catch (IOException e) {
                refused = true;
            }
            assertThat(refused).as("length %d", length).isTrue();
            assertThat(task.isOn()).isFalse();
        }
    }
}
