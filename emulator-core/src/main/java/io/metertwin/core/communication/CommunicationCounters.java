package io.metertwin.core.communication;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what comes over a meter's communication ports. Any thread may count and read; times are the meter's own,
 * milliseconds since 1970-01-01 00:00.
 */
public final class CommunicationCounters {

    private final LongAdder frames = new LongAdder();
    private final LongAdder crcErrors = new LongAdder();
    private final LongAdder framingErrors = new LongAdder();
    private final LongAdder otherUnits = new LongAdder();
    private final Map<Integer, LongAdder> exceptions = new ConcurrentHashMap<>();
    private final LongAdder connections = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private volatile LastError lastError = new LastError(0, OptionalLong.empty());

    /** The last error, code and time together. */
    private record LastError(int code, OptionalLong millis) {}

    /** A request for this meter came. */
    public void frame() {
        frames.increment();
    }

    /** A frame with a wrong check sum came. */
    public void crcError(long meterMillis) {
        crcErrors.increment();
        error(CommunicationReadings.CRC_ERROR, meterMillis);
    }

    /** Bytes came that are no frame. */
    public void framingError(long meterMillis) {
        framingErrors.increment();
        error(CommunicationReadings.FRAMING_ERROR, meterMillis);
    }

    /** A whole frame for another unit came. */
    public void otherUnit() {
        otherUnits.increment();
    }

    /** A request was answered with an exception. */
    public void exception(int code, long meterMillis) {
        exceptions.computeIfAbsent(code, key -> new LongAdder()).increment();
        error(code, meterMillis);
    }

    /** A client connected. */
    public void connected() {
        connections.increment();
        accepted.increment();
    }

    /** A client that had connected has gone. */
    public void disconnected() {
        connections.decrement();
    }

    private void error(int code, long meterMillis) {
        lastError = new LastError(code, OptionalLong.of(meterMillis));
    }

    /** Everything counted so far. */
    public CommunicationReadings readings() {
        Map<Integer, Long> byCode = new TreeMap<>();
        exceptions.forEach((code, count) -> byCode.put(code, count.sum()));
        LastError last = lastError;
        return new CommunicationReadings(
                frames.sum(),
                crcErrors.sum(),
                framingErrors.sum(),
                otherUnits.sum(),
                byCode,
                connections.sum(),
                accepted.sum(),
                last.code(),
                last.millis());
    }
}
