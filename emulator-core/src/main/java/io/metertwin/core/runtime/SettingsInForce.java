package io.metertwin.core.runtime;

import io.metertwin.core.measure.PowerState;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.signal.InputLayout;

/** The settings of a meter, and what reads them: pipeline, members and clock. Used by the loop's thread. */
final class SettingsInForce {

    private final InputLayout layout;
    private final MeterTime time;
    private final MeterMembers members;
    private final MeterSampling sampling;
    private Settings settings;
    private PipelineConfig config;

    /**
     * Settings in force from the start.
     *
     * @param settings the first ones
     * @param layout the meter's inputs
     * @param time its times
     * @param members who follows them
     * @param gridClock whether the samples follow the grid
     */
    SettingsInForce(Settings settings, InputLayout layout, MeterTime time, MeterMembers members, boolean gridClock) {
        this.settings = settings;
        this.layout = layout;
        this.time = time;
        this.members = members;
        config = MeasurementConfig.of(settings, layout, time.sampleRateHz());
        sampling = new MeterSampling(config, gridClock);
        members.metering().configure(settings);
        members.temperature().configure(settings);
        members.voltageEvents().configure(settings, time.sampleRateHz());
        time.drift(drift());
    }

    /** The settings. */
    Settings settings() {
        return settings;
    }

    /** How they have the inputs read. */
    PipelineConfig config() {
        return config;
    }

    /** The samples read so. */
    MeterSampling sampling() {
        return sampling;
    }

    /** Puts other settings in force while the meter is in a state; those of the counters are not its concern. */
    void change(Settings next, PowerState state) {
        settings = next;
        config = MeasurementConfig.of(settings, layout, time.sampleRateHz());
        sampling.configure(config);
        members.voltageEvents().configure(settings, time.sampleRateHz());
        members.temperature().configure(settings);
        time.drift(drift());
        if (state == PowerState.ON) {
            protect();
        }
    }

    /** Lets the members that end without supply begin anew. */
    void begin() {
        members.voltageEvents().configure(settings, time.sampleRateHz());
        protect();
    }

    /** Alarms and relay as the settings say. */
    void protect() {
        members.protection().configure(settings, time.virtualSeconds());
    }

    private double drift() {
        return settings.catalogue().clock.secondsPerSecond(settings);
    }
}
