package io.metertwin.core.settings;

/** A setting was refused; the message names the setting, the value and what is allowed. */
public final class SettingException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A refusal with its whole explanation. */
    public SettingException(String message) {
        super(message);
    }
}
