package io.metertwin.modbus.tcp;

/** Bytes that are no frame: the connection is closed, as the implementation guide asks. */
final class FramingException extends Exception {

    private static final long serialVersionUID = 1L;

    FramingException(String message) {
        super(message);
    }
}
