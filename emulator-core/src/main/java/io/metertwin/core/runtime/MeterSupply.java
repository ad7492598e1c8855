package io.metertwin.core.runtime;

import io.metertwin.core.event.EventLog;
import io.metertwin.core.measure.PowerState;

/** Whether the supply carries the meter, its boot, and the outage while it does not. Used by the loop's thread. */
final class MeterSupply {

    private final MeterTime time;
    private final SupplyOutage outage;
    private PowerState state;
    private double bootedAt;

    /**
     * A supply at the start of a run.
     *
     * @param state whether it carries the meter
     * @param time the meter's times
     * @param events is told when it is lost
     */
    MeterSupply(PowerState state, MeterTime time, EventLog events) {
        this.state = state;
        this.time = time;
        outage = new SupplyOutage(events);
    }

    /** Whether it carries the meter. */
    PowerState state() {
        return state;
    }

    /** The time without it. */
    SupplyOutage outage() {
        return outage;
    }

    /** It is lost at a sample. */
    void switchOff(double sample) {
        state = PowerState.OFF;
        outage.begin(time.millisAtSample(sample));
    }

    /** It is back at a sample: the boot screen comes up. */
    void switchOn(double sample) {
        state = PowerState.BOOTING;
        bootedAt = sample + Meter.BOOT_SECONDS * time.sampleRateHz();
        outage.end(time.millisAtSample(sample));
    }

    /** Whether the boot screen stays beyond a sample. */
    boolean bootsAt(double sample) {
        return sample < bootedAt;
    }

    /** The boot is over: the meter measures. */
    void booted() {
        state = PowerState.ON;
    }
}
