package io.metertwin.core.runtime;

import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.TemperatureOpen;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.settings.Settings;

/**
 * The temperature input, which shows nothing while its function is off (manual 6.2). One that is found open is an event.
 * Used by the loop's thread.
 */
final class TemperatureInput {

    private final MeterTime time;
    private final EventLog events;
    private Temperature connected = Temperature.ABSENT;
    private boolean enabled;
    private boolean told;

    /**
     * An input that nothing is known of.
     *
     * @param time the meter's times
     * @param events is told when it is open
     */
    TemperatureInput(MeterTime time, EventLog events) {
        this.time = time;
        this.events = events;
    }

    /** Connects what there is at it. */
    void connect(Temperature input) {
        connected = input;
        told = false;
        look();
    }

    /** Takes from the settings whether it is used. */
    void configure(Settings settings) {
        enabled = settings.catalogue().expansion.temperatureOn(settings);
        look();
    }

    private void look() {
        if (reading().state() == Temperature.State.OPEN && !told) {
            told = true;
            events.add(new TemperatureOpen(EventSpan.begun(time.meterMillis())));
        }
    }

    /** What it shows; absent while it is off. */
    Temperature reading() {
        return enabled ? connected : Temperature.ABSENT;
    }
}
