package io.metertwin.core.runtime;

import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.SupplyLost;
import io.metertwin.core.measure.PowerState;

/** Whether the supply carries the meter, its boot, and the event of a supply that was lost. Used by the loop's thread. */
final class MeterSupply {

    private final MeterTime time;
    private final EventLog events;
    private PowerState state;
    private double bootedAt;
    private long supplyLost;
    private EventSpan off;

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
        this.events = events;
    }

    /** Whether it carries the meter. */
    PowerState state() {
        return state;
    }

    /** It is lost at a sample. */
    void switchOff(double sample) {
        state = PowerState.OFF;
        off = EventSpan.begun(time.millisAtSample(sample));
        supplyLost = events.add(new SupplyLost(off));
    }

    /** It is back at a sample: the boot screen comes up. */
    void switchOn(double sample) {
        state = PowerState.BOOTING;
        bootedAt = sample + Meter.BOOT_SECONDS * time.sampleRateHz();
        if (off != null) {
            double lasted = Math.max(0, time.millisAtSample(sample) - off.startMillis());
            events.update(supplyLost, new SupplyLost(off.ended(lasted)));
            off = null;
        }
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
