package io.metertwin.core.event;

import io.metertwin.core.unit.Unit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an event was on.
 *
 * @param bank voltage bank, from 0
 * @param channels the channels that were beyond the threshold at any time of the event, in order; at least one
 * @param declaredVolts the voltage the thresholds were parts of, primary volts, above 0
 */
public record AffectedVoltages(int bank, Set<VoltageChannel> channels, double declaredVolts) {

    /** Keeps a copy of the set. */
    public AffectedVoltages {
        channels = Collections.unmodifiableSet(EnumSet.copyOf(channels));
    }

    /** A voltage as a share of the declared one, 1 for the declared voltage itself. */
    public double share(double volts) {
        return volts / declaredVolts;
    }

    /** Tells what was affected: the bank counted from 1, its channels and the declared voltage. */
    void tell(EventDetails to) {
        to.count("bank", bank + 1);
        to.texts("channels", channels.stream().map(VoltageChannel::name).toList());
        to.value("declaredVolts", declaredVolts, Unit.VOLT);
    }
}
