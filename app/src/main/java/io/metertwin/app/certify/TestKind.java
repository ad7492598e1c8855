package io.metertwin.app.certify;

/** The parts of an accuracy test. */
public enum TestKind {
    /** Percentage error with a balanced load. */
    BALANCED("balanced load"),
    /** Percentage error with a load on one phase. */
    SINGLE_PHASE("single-phase load"),
    /** Variation of the percentage error by an influence quantity. */
    INFLUENCE("influence quantity"),
    /** The meter registers the starting current. */
    STARTING("starting"),
    /** The meter registers nothing without a current. */
    NO_LOAD("no load");

    private final String label;

    TestKind(String label) {
        this.label = label;
    }

    /** What it is called. */
    public String label() {
        return label;
    }

    /** True when the class gives a percentage limit; the others pass or fail. */
    public boolean hasLimit() {
        return this != STARTING && this != NO_LOAD;
    }
}
