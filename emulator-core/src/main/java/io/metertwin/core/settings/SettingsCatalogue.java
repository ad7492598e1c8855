package io.metertwin.core.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of one meter, by id and, in groups, by what it means. Settings of circuits exist for the circuits the meter
 * has.
 */
public final class SettingsCatalogue {

    /** What the meter is connected to. */
    public final GridSettings grid;

    /** When voltages are events. */
    public final EventSettings events;

    /** How Modbus is served. */
    public final ModbusSettings modbus;

    /** Sensors, thresholds and zero points of the inputs. */
    public final InputSettings inputs;

    /** Which tariff energy is counted in. */
    public final TariffSettings tariff;

    /** The meter's own clock. */
    public final ClockSettings clock;

    /** How demand and extremes are formed. */
    public final DemandSettings demand;

    /** When circuits raise alarms. */
    public final AlarmSettings alarms;

    /** How the relay works. */
    public final RelaySettings relay;

    /** What the device record task does. */
    public final RecorderSettings recorder;

    private final int circuits;
    private final Map<String, Setting<?>> byId;

    /**
     * The catalogue of a meter without a residual current or temperature input.
     *
     * @param circuits number of circuits, 1 to 4
     * @param sensor the kind of sensor its inputs are made for
     */
    public SettingsCatalogue(int circuits, SensorType sensor) {
        this(circuits, sensor, false, false);
    }

    /**
     * The catalogue of a meter.
     *
     * @param circuits number of circuits, 1 to 4
     * @param sensor the kind of sensor its inputs are made for
     * @param hasResidual whether it has a residual current input
     * @param hasTemperature whether it has a temperature input
     */
    public SettingsCatalogue(int circuits, SensorType sensor, boolean hasResidual, boolean hasTemperature) {
        this.circuits = circuits;
        SettingRegistry registry = new SettingRegistry();
        grid = new GridSettings(registry);
        events = new EventSettings(registry);
        modbus = new ModbusSettings(registry);
        inputs = new InputSettings(registry, circuits, sensor, hasResidual);
        tariff = new TariffSettings(registry);
        clock = new ClockSettings(registry);
        demand = new DemandSettings(registry);
        alarms = new AlarmSettings(registry, circuits, hasResidual, hasTemperature);
        relay = new RelaySettings(registry);
        recorder = new RecorderSettings(registry);
        byId = registry.byId();
    }

    /** Number of circuits the catalogue is for. */
    public int circuits() {
        return circuits;
    }

    /** All settings in the order of the catalogue. */
    public List<Setting<?>> all() {
        return List.copyOf(byId.values());
    }

    /** The setting with the given id, if there is one. */
    public Optional<Setting<?>> find(String id) {
        return Optional.ofNullable(byId.get(id.toLowerCase(Locale.ROOT)));
    }

    /**
     * Checks what no single range can.
     *
     * @throws SettingException naming the settings that do not go together
     */
    void check(Settings settings) throws SettingException {
        modbus.check(settings);
        events.check(settings);
        inputs.check(settings, grid);
        tariff.check(settings);
        alarms.check(settings);
        recorder.check(settings);
    }
}
