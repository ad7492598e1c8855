package io.metertwin.core.metering;

/**
 * Everything the meter has added up, at one instant; immutable.
 *
 * @param energies all energy counters
 */
public record MeteringReadings(EnergyReadings energies) {

    /** The readings of a meter that has never measured. */
    public static MeteringReadings none(int circuits) {
        return new MeteringReadings(EnergyReadings.zero(circuits));
    }

    /** These readings with other energy counters. */
    public MeteringReadings with(EnergyReadings others) {
        return new MeteringReadings(others);
    }
}
