package io.metertwin.app.options;

/** An option cannot be understood; the message is for the user. */
public final class OptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A refusal with its whole explanation. */
    public OptionException(String message) {
        super(message);
    }

    /** A refusal with its explanation and what caused it. */
    public OptionException(String message, Throwable cause) {
        super(message, cause);
    }

    /** This refusal with a place in front: an option, a file and line. */
    OptionException at(String place) {
        return new OptionException(place + ": " + getMessage(), this);
    }
}
