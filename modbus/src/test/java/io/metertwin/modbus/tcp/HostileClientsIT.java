package io.metertwin.modbus.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.modbus.server.Frames;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand hostile frames leave nothing behind. */
class HostileClientsIT {

    private static final int FRAMES = 10_000;
    private static final long SEED = 20_261_121;
    private static final int BATCH = 8;
    private static final File OPEN_FILES = new File("/proc/self/fd");

    private final Random random = new Random(SEED);

    @Test
    void tenThousandHostileFramesLeaveNoThreadAndNoSocket() throws IOException {
        try (ServedMeter served = new ServedMeter()) {
            warmUp(served);
            int threads = Thread.activeCount();
            int files = openFiles();
            for (int sent = 0; sent < FRAMES; sent += BATCH) {
                attack(served);
            }
            ServedMeter.await("all connections are gone", () -> served.server().connections() == 0);
            ServedMeter.await("as many open files as before", () -> openFiles() <= files);
            assertThat(Thread.activeCount()).isEqualTo(threads);
            try (RawClient client = new RawClient(served.port())) {
                assertThat(client.exchange("03 012C 0001")).isEqualTo("03020001");
            }
            assertThat(served.meter()
                            .snapshot()
                            .settings()
                            .text(served.meter().snapshot().settings().catalogue().grid.vtRatio))
                    .isEqualTo("1");
        }
    }

    private static void warmUp(ServedMeter served) throws IOException {
        try (RawClient client = new RawClient(served.port())) {
            client.exchange("03 012C 0001");
        }
        ServedMeter.await("no connection", () -> served.server().connections() == 0);
        openFiles();
    }

    /** Entries of /proc/self/fd; 0 where there is no such thing. */
    private static int openFiles() {
        String[] names = OPEN_FILES.list();
        return names == null ? 0 : names.length;
    }

    /** A client that sends some frames with a right header, each of which is answered, and then one without. */
    private void attack(ServedMeter served) throws IOException {
        RawClient client = new RawClient(served.port());
        for (int k = 1; k < BATCH; k++) {
            byte[] frame = random.nextBoolean() ? framed(0, 1 + random.nextInt(253), 0) : hostileServedFunction();
            assertThat(client.send(frame).receive())
                    .startsWith(Frames.hex(frame).substring(0, 8));
        }
        client.send(brokenFrame());
        if (random.nextBoolean()) {
            client.abort();
        } else {
            client.close();
        }
    }

    private byte[] brokenFrame() {
        return switch (random.nextInt(3)) {
            case 0 -> randomBytes(1 + random.nextInt(600));
            case 1 -> framed(0, 1 + random.nextInt(253), random.nextInt(40) - 20);
            default -> framed(1 + random.nextInt(0xFFFF), 5, 0);
        };
    }

    private byte[] framed(int protocol, int pduBytes, int lengthError) {
        return ByteBuffer.allocate(7 + pduBytes)
                .putShort((short) random.nextInt())
                .putShort((short) protocol)
                .putShort((short) (pduBytes + 1 + lengthError))
                .put((byte) 1)
                .put(randomBytes(pduBytes))
                .array();
    }

    /** One of the functions served at a read-only address, with a random rest. */
    private byte[] hostileServedFunction() {
        String function = new String[] {"03", "06", "10"}[random.nextInt(3)];
        return Frames.of(random.nextInt(3), function + "1F40" + Frames.hex(randomBytes(random.nextInt(100))));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
