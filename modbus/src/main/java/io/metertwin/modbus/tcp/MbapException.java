package io.metertwin.modbus.tcp;

/** A header that is not Modbus TCP: the connection is closed, as the implementation guide asks. */
final class MbapException extends Exception {

    private static final long serialVersionUID = 1L;

    MbapException(String message) {
        super(message);
    }
}
