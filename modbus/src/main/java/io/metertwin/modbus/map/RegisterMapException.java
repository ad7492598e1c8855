package io.metertwin.modbus.map;

/** A register map cannot be used; the message begins with file and line and says what is wrong. */
public final class RegisterMapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A fault at one place of a map.
     *
     * @param place file and line
     * @param reason what is wrong and what is allowed
     */
    public RegisterMapException(String place, String reason) {
        super(place + ": " + reason);
    }
}
