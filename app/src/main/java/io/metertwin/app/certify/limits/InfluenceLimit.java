package io.metertwin.app.certify.limits;

/**
 * Largest variation of the percentage error that an influence quantity may cause.
 *
 * @param quantity what is changed
 * @param factor load factor
 * @param percent limit in both directions, %
 */
public record InfluenceLimit(InfluenceQuantity quantity, LoadFactor factor, double percent) {

    /** Refuses limits that nothing can keep. */
    public InfluenceLimit {
        if (!(percent > 0)) {
            throw new IllegalArgumentException("a limit must be above 0 %, not " + percent);
        }
    }
}
