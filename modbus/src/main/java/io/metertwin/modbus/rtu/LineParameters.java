package io.metertwin.modbus.rtu;

import io.metertwin.core.settings.Parity;
import io.metertwin.core.settings.SerialSettings;
import io.metertwin.core.settings.Settings;
import java.util.concurrent.TimeUnit;

/**
 * How characters are sent on a serial line; there are always 8 data bits.
 *
 * @param baud bits per second, 300 to 4 000 000
 * @param parity parity bit
 * @param stopBits 1 or 2
 */
public record LineParameters(int baud, Parity parity, int stopBits) {

    private static final int SLOWEST = 300;
    private static final int FASTEST = 4_000_000;
    private static final int DATA_BITS = 8;
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    /** Refuses what no line has. */
    public LineParameters {
        if (baud < SLOWEST || baud > FASTEST) {
            throw new IllegalArgumentException("baud rate " + baud + " is not " + SLOWEST + ".." + FASTEST);
        }
        if (stopBits != 1 && stopBits != 2) {
            throw new IllegalArgumentException("stop bits " + stopBits + " are not 1 or 2");
        }
    }

    /** What a meter is set to. */
    public static LineParameters of(Settings settings) {
        SerialSettings serial = settings.catalogue().serial;
        return new LineParameters(
                settings.get(serial.baud), settings.get(serial.parity), settings.get(serial.stopBits));
    }

    /** Bits of one character: start, data, parity, stop. */
    public int bitsPerCharacter() {
        return 1 + DATA_BITS + (parity == Parity.NONE ? 0 : 1) + stopBits;
    }

    /** Time some characters take on the line without pauses, in ns. */
    public long nanosOf(int characters) {
        return characters * (bitsPerCharacter() * SECOND_NS) / baud;
    }

    @Override
    public String toString() {
        return baud + " 8" + parity.name().charAt(0) + stopBits;
    }
}
