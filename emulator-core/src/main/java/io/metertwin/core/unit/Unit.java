package io.metertwin.core.unit;

/** The unit of a value inside the twin; scaling happens only in register maps and on the panel. */
public enum Unit {
    /** Volt. */
    VOLT("V"),
    /** Ampere. */
    AMPERE("A"),
    /** Watt. */
    WATT("W"),
    /** Var. */
    VAR("var"),
    /** Volt-ampere. */
    VOLT_AMPERE("VA"),
    /** Hertz. */
    HERTZ("Hz"),
    /** Watt-hour. */
    WATT_HOUR("Wh"),
    /** Var-hour. */
    VAR_HOUR("varh"),
    /** Volt-ampere-hour. */
    VOLT_AMPERE_HOUR("VAh"),
    /** Second. */
    SECOND("s"),
    /** Millivolt, of a sensor's rated output. */
    MILLIVOLT("mV"),
    /** Percent. */
    PERCENT("%"),
    /** Degree of angle. */
    DEGREE("deg"),
    /** Degree Celsius. */
    CELSIUS("C"),
    /** Parts per million. */
    PPM("ppm"),
    /** Pure number. */
    NONE("");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** The symbol, empty for a pure number. */
    public String symbol() {
        return symbol;
    }
}
