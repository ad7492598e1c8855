package io.metertwin.app.certify.limits;

/** The energy an accuracy class is about. */
public enum MeteredEnergy {
    /** Active energy, IEC 62053-22; its load factor is the cosine of the angle. */
    ACTIVE("active", "cos", "Wh"),
    /** Reactive energy of the fundamental, IEC 62053-24; its load factor is the sine of the angle. */
    REACTIVE("reactive", "sin", "varh");

    private final String id;
    private final String factorName;
    private final String unit;

    MeteredEnergy(String id, String factorName, String unit) {
        this.id = id;
        this.factorName = factorName;
        this.unit = unit;
    }

    /** Its word in files. */
    public String id() {
        return id;
    }

    /** What a load factor is of the load angle: {@code cos} or {@code sin}. */
    public String factorName() {
        return factorName;
    }

    /** Unit of the register. */
    public String unit() {
        return unit;
    }
}
