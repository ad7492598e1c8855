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

    /** The RS485 line. */
    public final SerialSettings serial;

    private final int circuits;
    private final Map<String, Setting<?>> byId;

    /**
     * The catalogue of a meter without a residual current input.
     *
     * @param circuits number of circuits, 1 to 4
     * @param sensor the kind of sensor its inputs are made for
     */
    public SettingsCatalogue(int circuits, SensorType sensor) {
        this(circuits, sensor, false);
    }

    /**
     * The catalogue of a meter.
     *
     * @param circuits number of circuits, 1 to 4
     * @param sensor the kind of sensor its inputs are made for
     * @param hasResidual whether it has a residual current input
     */
    public SettingsCatalogue(int circuits, SensorType sensor, boolean hasResidual) {
        this.circuits = circuits;
        SettingRegistry registry = new SettingRegistry();
        grid = new GridSettings(registry);
        events = new EventSettings(registry);
        modbus = new ModbusSettings(registry);
        inputs = new InputSettings(registry, circuits, sensor, hasResidual);
        serial = new SerialSettings(registry);
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
    }
}
