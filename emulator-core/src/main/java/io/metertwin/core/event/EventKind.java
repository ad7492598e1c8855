package io.metertwin.core.event;

/** What kind of thing happened; the codes are a contract with every surface and are never given twice. */
public enum EventKind {
    /** The voltage of one or more channels fell below the dip threshold. */
    VOLTAGE_DIP(1, "dip"),
    /** The voltage of one or more channels rose above the swell threshold. */
    VOLTAGE_SWELL(2, "swell"),
    /** The voltages of all channels were below the interruption threshold. */
    VOLTAGE_INTERRUPTION(3, "interruption"),
    /** The temperature input has lost its sensor. */
    TEMPERATURE_OPEN(4, "temperature-open"),
    /** An energy register passed its end and began at 0 again. */
    ENERGY_WRAPPED(20, "energy-wrapped"),
    /** Somebody set the clock. */
    CLOCK_SET(21, "clock-set"),
    /** A circuit has raised an alarm. */
    ALARM(22, "alarm"),
    /** One copy of the memory was damaged. */
    STORAGE_RECOVERED(40, "storage-recovered"),
    /** What was kept is lost. */
    STORAGE_LOST(41, "storage-lost"),
    /** The memory cannot be written. */
    STORAGE_FAILED(42, "storage-failed"),
    /** A setting that was kept is not in force. */
    SETTING_REJECTED(43, "setting-rejected"),
    /** An option changed a setting that was kept. */
    SETTING_CHANGED(44, "setting-changed"),
    /** The meter was off. */
    SUPPLY_LOST(45, "supply-lost"),
    /** A record cycle has begun. */
    RECORD_STARTED(60, "record-started"),
    /** A record cycle has ended; its files can be exported. */
    RECORD_STOPPED(61, "record-stopped"),
    /** A file was removed because the log volume is full. */
    RECORD_REMOVED(62, "record-removed"),
    /** A file ended in the middle of a line, which was cut off. */
    RECORD_CUT(63, "record-cut"),
    /** The log volume cannot be written. */
    VOLUME_FAILED(64, "volume-failed"),
    /** Somebody gave a wrong password. */
    PASSWORD_REJECTED(70, "password-rejected"),
    /** Somebody had counters begin anew. */
    COUNTERS_CLEARED(71, "counters-cleared");

    private final int code;
    private final String id;

    EventKind(int code, String id) {
        this.code = code;
        this.id = id;
    }

    /** The number on the wire, from 1. */
    public int code() {
        return code;
    }

    /** The word for it in lists and files. */
    public String id() {
        return id;
    }
}
