package io.metertwin.modbus.rtu;

import java.io.IOException;

/**
 * A serial line as the server sees it: open or not, with bytes that come and go. Used by the server's thread only, but
 * {@link #close}, which any thread may call. {@link #receive} is the only method that waits.
 */
public interface SerialLine extends AutoCloseable {

    /** What a user calls it, such as {@code /dev/ttyUSB0}. */
    String name();

    /** True when the hardware sends at the line's own rate; false when bytes pass at once, as through a pty. */
    boolean clocked();

    /**
     * Opens it.
     *
     * @throws IOException when it cannot be opened, with what to do
     */
    void open(LineParameters parameters) throws IOException;

    /** True from {@link #open} to {@link #close}, even when the port has vanished meanwhile. */
    boolean isOpen();

    /**
     * Changes rate, parity and stop bits of an open line.
     *
     * @throws IOException when the port has vanished or cannot do it
     */
    void configure(LineParameters parameters) throws IOException;

    /**
     * Waits for bytes and takes what is there. While the line is closed it only waits.
     *
     * @param buffer receives the bytes
     * @param timeoutNs how long to wait at most, ns; 0 or less does not wait
     * @return number of bytes, 0 when none came
     * @throws IOException when the port has vanished
     */
    int receive(byte[] buffer, long timeoutNs) throws IOException;

    /**
     * Sends bytes.
     *
     * @throws IOException when the port has vanished or takes no more
     */
    void send(byte[] bytes) throws IOException;

    @Override
    void close();
}
