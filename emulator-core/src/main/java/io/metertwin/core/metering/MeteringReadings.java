package io.metertwin.core.metering;

/**
 * Everything the meter has added up, at one instant; immutable.
 *
 * @param energies all energy counters
 * @param demand the demands of all circuits
 * @param extremes all maxima and minima
 */
public record MeteringReadings(EnergyReadings energies, DemandReadings demand, ExtremesReadings extremes) {

    /** The readings of a meter that has never measured. */
    public static MeteringReadings none(int circuits) {
        return new MeteringReadings(
                EnergyReadings.zero(circuits), DemandReadings.none(circuits), ExtremesReadings.none(circuits));
    }
}
