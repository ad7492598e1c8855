package io.metertwin.core.metering;

/**
 * Average powers of a circuit over one time.
 *
 * @param watts net active power, import positive; NaN when there is none
 * @param vars net fundamental reactive power, lagging positive; NaN when there is none
 * @param voltAmperes apparent power; NaN when there is none
 */
public record DemandValue(double watts, double vars, double voltAmperes) {

    /** No demand yet. */
    public static final DemandValue ABSENT = new DemandValue(Double.NaN, Double.NaN, Double.NaN);

    /** The average of one power, watts, vars or volt-amperes. */
    public double of(DemandKind kind) {
        return switch (kind) {
            case ACTIVE -> watts;
            case REACTIVE -> vars;
            case APPARENT -> voltAmperes;
        };
    }
}
