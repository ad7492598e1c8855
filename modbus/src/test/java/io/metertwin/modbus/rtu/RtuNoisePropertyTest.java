package io.metertwin.modbus.rtu;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.server.Frames;
import io.metertwin.modbus.server.ModbusDispatcher;
import io.metertwin.modbus.server.UnitRouter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Good requests among noise of every kind: each good one is answered rightly and nothing else is answered at all. */
class RtuNoisePropertyTest {

    private static final long MS = 1_000_000;
    private static final long SEED = 20_261_121;
    private static final int RUNS = 60;
    private static final int REQUESTS = 40;

    /** Longest answer of this test and its request at 9600 8N1, silences and the host's tick included. */
    private static final long ROUND_TRIP_NS = 400 * MS;

    /** The log is wanted in production and noise here. */
    private final Logger log = Logger.getLogger(RtuServer.class.getName());

    @Test
    void everyAnswerThatLeavesIsRightAndNoGoodRequestGoesUnanswered() {
        log.setLevel(Level.OFF);
        long noiseBytes = 0;
        long damaged = 0;
        for (int run = 0; run < RUNS; run++) {
            Bus bus = new Bus(new SplittableRandom(SEED + run));
            bus.play();
            assertThat(bus.line.sent().stream().map(VirtualLine.Sent::hex).toList())
                    .as("seed %d", SEED + run)
                    .isEqualTo(bus.expected);
            assertThat(bus.counters.readings().frames()).isEqualTo(REQUESTS);
            noiseBytes += bus.noiseBytes;
            damaged += bus.counters.readings().crcErrors()
                    + bus.counters.readings().framingErrors();
        }
        System.out.printf(
                "%d answers among %d bytes of noise in %d damaged frames, all right%n",
                RUNS * REQUESTS, noiseBytes, damaged);
        assertThat(damaged).isGreaterThan(RUNS);
    }

    /** One meter on a line with a master and something that disturbs. */
    private static final class Bus {

        private final SplittableRandom random;
        private final VirtualLine line = new VirtualLine(false);
        private final CommunicationCounters counters = new CommunicationCounters();
        private final List<String> expected = new ArrayList<>();
        private final RtuLoop loop;
        private long time = line.nanos() + 20 * MS;
        private int noiseBytes;

        Bus(SplittableRandom random) {
            this.random = random;
            loop = new RtuLoop(
                    new UnitRouter(List.of(new ModbusDispatcher(
                            new FakeMeter(Snapshots.usual()), RegisterMap.mpm4000(Snapshots.MODEL), counters))),
                    line,
                    line);
        }

        void play() {
            for (int k = 0; k < REQUESTS; k++) {
                for (int noises = random.nextInt(4); noises > 0; noises--) {
                    byte[] noise = noise();
                    noiseBytes += noise.length;
                    send(noise, random.nextLong(9 * MS));
                }
                request();
            }
            while (line.nanos() < time) {
                loop.step();
            }
        }

        private void send(byte[] bytes, long spacingNs) {
            long spacing = bytes.length > 20 ? 0 : spacingNs;
            line.arrive(bytes, time, spacing);
            time += spacing * bytes.length + (12 + random.nextInt(30)) * MS;
        }

        /** A read of the words of the identity whose answer is known: map version 1, 0x12345678, 2141.0. */
        private void request() {
            int address = 300 + random.nextInt(7);
            int count = 1 + random.nextInt(307 - address);
            int[] words = {1, 0, 0x1234, 0x5678, 0x4505, 0xD000, 4};
            StringBuilder answer = new StringBuilder("0103%02X".formatted(2 * count));
            for (int k = 0; k < count; k++) {
                answer.append("%04X".formatted(words[address - 300 + k]));
            }
            expected.add(Frames.hex(Crc16.append(Frames.bytes(answer.toString()))));
            send(Crc16.append(Frames.bytes("01 03 %04X %04X".formatted(address, count))), random.nextLong(9 * MS));
            time += ROUND_TRIP_NS;
        }

        private byte[] noise() {
            byte[] request = Crc16.append(Frames.bytes("01 03 012C 0002"));
            return switch (random.nextInt(6)) {
                case 0 -> randomBytes(1 + random.nextInt(40));
                case 1 -> randomBytes(257 + random.nextInt(400));
                case 2 -> Arrays.copyOf(request, 1 + random.nextInt(request.length - 1));
                case 3 -> flipped(request);
                case 4 -> joined(request, request);
                default -> joined(request, randomBytes(1 + random.nextInt(5)));
            };
        }

        private byte[] randomBytes(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            // One in 65 536 would be a frame by chance, and none may be.
            if (Crc16.fits(bytes, length)) {
                bytes[0] ^= 1;
            }
            return bytes;
        }

        private byte[] flipped(byte[] frame) {
            byte[] wrong = frame.clone();
            int bit = random.nextInt(8 * wrong.length);
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            return wrong;
        }

        private static byte[] joined(byte[] one, byte[] other) {
            byte[] both = Arrays.copyOf(one, one.length + other.length);
            System.arraycopy(other, 0, both, one.length, other.length);
            return both;
        }
    }
}
