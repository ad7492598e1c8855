package io.metertwin.core.settings;

import java.util.ArrayList;
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

    /** The RS485 line. */
    public final SerialSettings serial;

    /** The meter in the network. */
    public final NetworkSettings network;

    /** How the panel shows itself. */
    public final PanelSettings panel;

    /** The passwords. */
    public final PasswordSettings passwords;

    /** What the device record task does. */
    public final RecorderSettings recorder;

    /** Whether the expansion inputs are used. */
    public final ExpansionSettings expansion;

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
        serial = new SerialSettings(registry);
        network = new NetworkSettings(registry);
        panel = new PanelSettings(registry);
        passwords = new PasswordSettings(registry);
        recorder = new RecorderSettings(registry);
        expansion = new ExpansionSettings(registry, hasResidual, hasTemperature);
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
     * @throws SettingException naming the first settings that do not go together
     */
    void check(Settings settings) throws SettingException {
        List<SettingException> found = found(settings);
        if (!found.isEmpty()) {
            throw found.get(0);
        }
    }

    /** Everything {@link #check} finds, in words; none when the settings are valid. */
    List<String> violations(Settings settings) {
        return found(settings).stream().map(SettingException::getMessage).toList();
    }

    private List<SettingException> found(Settings settings) {
        List<SettingException> found = new ArrayList<>();
        rules().forEach(rule -> rule.check(settings, found));
        return found;
    }

    /** What must hold between settings of a group. */
    private interface Rule {
        void check(Settings settings, List<SettingException> found);
    }

    private List<Rule> rules() {
        return List.of(
                modbus::check,
                events::check,
                (settings, found) -> inputs.check(settings, grid, found),
                tariff::check,
                alarms::check,
                (settings, found) -> network.check(settings, modbus, found),
                recorder::check);
    }
}
