package io.metertwin.core.port;

import java.io.IOException;

/** A way the meter shows itself: Modbus, web page, FTP, panel. Started and closed by the application. */
public interface Surface extends AutoCloseable {

    /**
     * Begins to serve.
     *
     * @throws IOException when it cannot, with a message that says what to do (a port in use, for example)
     */
    void start() throws IOException;

    /** Stops serving and frees every thread and socket. Idempotent. */
    @Override
    void close();
}
