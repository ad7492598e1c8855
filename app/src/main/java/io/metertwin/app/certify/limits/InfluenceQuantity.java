package io.metertwin.app.certify.limits;

/** An influence quantity of IEC 62053-22 and 62053-24 that a test can set. */
public enum InfluenceQuantity {
    /** Voltage 10 % below and above Un. */
    VOLTAGE("voltage"),
    /** Frequency 2 % below and above the reference frequency. */
    FREQUENCY("frequency"),
    /** Reversed phase sequence. */
    REVERSED_SEQUENCE("reversed-sequence"),
    /** Voltage unbalance: phases without voltage. */
    UNBALANCE("voltage-unbalance"),
    /** 5th harmonic in voltage (10 %) and current (40 %). */
    FIFTH_HARMONIC("fifth-harmonic"),
    /** Sub-harmonics in the current: burst firing. */
    SUB_HARMONICS("sub-harmonics");

    private final String id;

    InfluenceQuantity(String id) {
        this.id = id;
    }

    /** Its word in files. */
    public String id() {
        return id;
    }
}
