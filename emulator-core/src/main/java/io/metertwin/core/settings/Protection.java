package io.metertwin.core.settings;

/** Which of the meter's passwords stands before something, on every surface that asks for one (decisions 5 and 37). */
public enum Protection {
    /** The setting password (manual 7.5). */
    SETTING,
    /** The reset password (manual 7.7). */
    RESET,
    /** The record password (manual 7.6). */
    RECORD
}
