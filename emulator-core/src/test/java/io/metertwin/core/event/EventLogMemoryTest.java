package io.metertwin.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventLogMemoryTest {

    private static byte[] saved(EventLog log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        log.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void restore(EventLog log, byte[] bytes) throws IOException {
        log.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    /** Some value of a component's type. */
    private static Object sample(Type type, Random random) {
        if (type == EventSpan.class) {
            return new EventSpan(random.nextInt(), random.nextInt(1000));
        } else if (type == AffectedVoltages.class) {
            return new AffectedVoltages(0, EnumSet.of(VoltageChannel.L1, VoltageChannel.L3), 230);
        } else if (type == long.class) {
            return random.nextLong();
        } else if (type == int.class) {
            return random.nextInt(4);
        } else if (type == double.class) {
            return random.nextDouble();
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == String.class) {
            return "text " + random.nextInt();
        } else if (type instanceof ParameterizedType collection) {
            Object element = sample(collection.getActualTypeArguments()[0], random);
            return collection.getRawType() == Set.class ? Set.of(element) : List.of(element);
        } else if (type instanceof Class<?> known && known.isEnum()) {
            return known.getEnumConstants()[0];
        }
        return record((Class<?>) type, random);
    }

    private static Object record(Class<?> type, Random random) {
        RecordComponent[] components = type.getRecordComponents();
        return RecordCodec.make(
                type,
                Arrays.stream(components)
                        .map(component -> sample(component.getGenericType(), random))
                        .toArray());
    }

    @Test
    void everyKindOfEventComesBackAsItWas() throws IOException {
        Random random = new Random(5);
        EventLog log = new EventLog(EventLog.CAPACITY);
        for (int k = 0; k < 5; k++) {
            EventCodec.kinds(MeterEvent.class).forEach(type -> log.add((MeterEvent) record(type, random)));
        }
        EventLog again = new EventLog(EventLog.CAPACITY);
        restore(again, saved(log));
        assertThat(again.records()).isEqualTo(log.records());
        assertThat(again.add(new SupplyLost(EventSpan.begun(1))))
                .isEqualTo(log.records().newestFirst().get(0).number() + 1);
    }

    @Test
    void eventsThatLastedEndWithTheMeter() throws IOException {
        EventLog log = new EventLog(8);
        log.add(new VoltageDip(EventSpan.begun(1000), new AffectedVoltages(0, Set.of(VoltageChannel.L1), 230), 100));
        EventLog again = new EventLog(8);
        restore(again, saved(log));
        assertThat(again.records().open()).isOne();
        again.endAll(4500, event -> false);
        assertThat(again.records().open()).isZero();
        assertThat(again.records().newestFirst().get(0).event().span()).isEqualTo(new EventSpan(1000, 3500));
    }

    @Test
    void damagedLogIsRefusedAndLeavesTheLogAsItWas() throws IOException {
        Random random = new Random(6);
        EventLog log = new EventLog(8);
        log.add(new StorageLost(new EventSpan(1, 0), "everything"));
        byte[] good = saved(log);
        int refused = 0;
        for (int length = 0; length < good.length; length++) {
            EventLog other = new EventLog(8);
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> restore(other, cut)).isInstanceOf(IOException.class);
            assertThat(other.records()).isEqualTo(EventRecords.NONE);
        }
        for (int k = 0; k < 2000; k++) {
            byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            EventLog other = new EventLog(8);
            try {
                restore(other, bytes);
            } catch (IOException e) {
                refused++;
                assertThat(other.records()).isEqualTo(EventRecords.NONE);
            }
            other.add(new SupplyLost(EventSpan.begun(1)));
            assertThat(other.records().newestFirst()).isNotEmpty();
        }
        System.out.println("event log: " + refused + " of 2000 flipped bits refused, the rest read as another log");
    }
}
