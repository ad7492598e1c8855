package io.metertwin.modbus.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.image.RegisterReader;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.server.Frames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 4: one response is taken from one snapshot, however fast the meter publishes. */
class TornValuesIT {

    private static final int SNAPSHOTS = 64;
    private static final int CLIENTS = 4;
    private static final int READS = 1500;

    private final List<MeterSnapshot> snapshots = LongStream.range(0, SNAPSHOTS)
            .mapToObj(index -> Snapshots.of(Snapshots.MODEL, index))
            .toList();
    private final RegisterReader reader = new RegisterReader(RegisterMap.mpm4000(Snapshots.MODEL));

    @ParameterizedTest
    @CsvSource({"0, 2", "8000, 125", "32400, 118"})
    void everyResponseIsThatOfOneSnapshot(int address, int count) throws Exception {
        Set<String> whole = new HashSet<>();
        snapshots.forEach(snapshot -> whole.add(response(address, count, snapshot)));
        assertThat(whole).hasSize(SNAPSHOTS);
        Set<String> seen = readWhilePublishing(address, count);
        assertThat(whole).containsAll(seen);
        assertThat(seen).as("snapshots seen").hasSizeGreaterThan(SNAPSHOTS / 4);
    }

    private String response(int address, int count, MeterSnapshot snapshot) {
        StringBuilder hex = new StringBuilder("12340000%04X0103%02X".formatted(3 + 2 * count, 2 * count));
        for (int word : reader.read(address, count, snapshot)) {
            hex.append("%04X".formatted(word));
        }
        return hex.toString();
    }

    private Set<String> readWhilePublishing(int address, int count) throws Exception {
        Set<String> seen = Collections.synchronizedSet(new HashSet<>());
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
        try (ServedMeter served = new ServedMeter()) {
            Future<?> publisher = threads.submit(() -> {
                for (int k = 0; !done.get(); k++) {
                    MeterSnapshot next = snapshots.get(k % SNAPSHOTS);
                    served.meter().publish(before -> next);
                }
            });
            List<Future<?>> clients = new ArrayList<>();
            for (int k = 0; k < CLIENTS; k++) {
                RawClient client = served.connect();
                clients.add(threads.submit(() -> {
                    for (int read = 0; read < READS; read++) {
                        seen.add(client.send(Frames.read(address, count)).receive());
                    }
                    return null;
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
            done.set(true);
            publisher.get();
        } finally {
            threads.shutdownNow();
        }
        return seen;
    }
}
