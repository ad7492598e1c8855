package io.metertwin.core.settings;

/** The languages of the panel (manual 7.5.9). */
public enum Language {
    /** Chinese. */
    CHINESE,
    /** English. */
    ENGLISH
}
