package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of one meter, by id and by what it means. Settings of circuits exist for the circuits the meter has.
 */
public final class SettingsCatalogue {

    private static final double MAXIMUM_FULL_SCALE_WATTS = 1e12;
    private static final double NOMINAL_PHASE_VOLTS = 600;
    private static final long LARGEST_VCT_AMPERES = 99_999;
    private static final long LOWEST_HOST_PORT = 1024;
    private static final double PERCENT_OF_NOMINAL = 100;

    private static final long SENSOR_AMPERES = 1000;
    private static final long RESIDUAL_AMPERES = 5;
    private static final double LARGEST_VOLTAGE_OFFSET = 100;
    private static final double LARGEST_CURRENT_OFFSET = 100;

    private final int circuits;
    private final Map<String, Setting<?>> byId = new LinkedHashMap<>();
    private final List<SensorSettings> sensors = new ArrayList<>();
    private final List<Setting<Double>> minimumAmperes = new ArrayList<>();
    private final List<ZeroSettings> currentZeros = new ArrayList<>();
    private final ZeroSettings voltageZero;
    private final Optional<SensorSettings> residual;

    /** How the circuits are wired. */
    public final Setting<Wiring> wiring = add(
            "wiring",
            new ChoiceType<>(Wiring.ALL, Wiring::code, 0),
            Wiring.THREE_PHASE_FOUR_WIRE_4CT,
            Unit.NONE,
            "wiring mode of all circuits",
            "manual 7.5.1");

    /** Nominal frequency, hertz. */
    public final Setting<Long> nominalFrequency = add(
            "frequency.nominal",
            new ChoiceType<>(List.of(50L, 60L), value -> Long.toString(value), 0),
            50L,
            Unit.HERTZ,
            "nominal frequency",
            "manual 7.5.1");

    /** Voltage transformer ratio. */
    public final Setting<Long> vtRatio =
            add("vt.ratio", new IntegerType(1, 10_000), 1L, Unit.NONE, "voltage transformer ratio", "manual 7.5.1");

    /** Current transformer ratio in front of the sensors. */
    public final Setting<Long> ctRatio =
            add("ct.ratio", new IntegerType(1, 10_000), 1L, Unit.NONE, "current transformer ratio", "manual 7.5.1");

    /** Smallest voltage that is measured. */
    public final Setting<Double> minimumVolts = add(
            "u.min",
            new DecimalType(0, 600),
            1.0,
            Unit.VOLT,
            "minimum measured voltage at the terminals; below it a phase reads 0",
            "manual 7.5.3");

    /** Declared voltage, line to neutral at the terminals: what the thresholds of voltage events are parts of. */
    public final Setting<Double> nominalVolts = add(
            "u.nominal",
            new DecimalType(10, 600),
            230.0,
            Unit.VOLT,
            "nominal (declared) voltage, line to neutral, at the terminals",
            "IEC 61000-4-30, 3.5");

    /** Whether voltage events are recorded. */
    public final Setting<Boolean> eventsEnabled = add(
            "event.enabled",
            new ChoiceType<>(List.of(false, true), value -> value ? "on" : "off", 0),
            true,
            Unit.NONE,
            "recording of dips, swells and interruptions on or off",
            "twin");

    /** Half-cycle rms below which a dip begins. */
    public final Setting<Double> dipPercent = add(
            "event.dip",
            new DecimalType(10, 99.9),
            90.0,
            Unit.PERCENT,
            "dip threshold, of the nominal voltage",
            "IEC 61000-4-30, 5.4.2");

    /** Half-cycle rms above which a swell begins. */
    public final Setting<Double> swellPercent = add(
            "event.swell",
            new DecimalType(100.1, 200),
            110.0,
            Unit.PERCENT,
            "swell threshold, of the nominal voltage",
            "IEC 61000-4-30, 5.4.3");

    /** Half-cycle rms of all channels below which an interruption begins. */
    public final Setting<Double> interruptionPercent = add(
            "event.interruption",
            new DecimalType(0.1, 50),
            5.0,
            Unit.PERCENT,
            "interruption threshold, of the nominal voltage; below the dip threshold",
            "IEC 61000-4-30, 5.5");

    /** How far the voltage must come back for an event to end. */
    public final Setting<Double> hysteresisPercent = add(
            "event.hysteresis",
            new DecimalType(0, 10),
            2.0,
            Unit.PERCENT,
            "hysteresis of the event thresholds, of the nominal voltage",
            "IEC 61000-4-30, 5.4.2.1");

    /** Modbus address. */
    public final Setting<Long> modbusAddress = add(
            "modbus.address", new IntegerType(1, 247), 1L, Unit.NONE, "Modbus address (unit id)", "manual 6.2, 9.2");

    /** Whether Modbus TCP is served. */
    public final Setting<Boolean> modbusTcpEnabled = add(
            "modbus.tcp.enabled",
            new ChoiceType<>(List.of(false, true), value -> value ? "on" : "off", 0),
            true,
            Unit.NONE,
            "Modbus TCP on or off",
            "manual 7.5.8.4");

    /** The device's own Modbus TCP port. */
    public final Setting<Long> modbusTcpPort =
            add("modbus.tcp.port", new IntegerType(1, 65_535), 502L, Unit.NONE, "Modbus TCP port", "manual 7.5.8.4");

    /** How many Modbus TCP connections are served at once. */
    public final Setting<Long> modbusTcpConnections = add(
            "modbus.tcp.connections",
            new IntegerType(1, 256),
            64L,
            Unit.NONE,
            "Modbus TCP connections at once; one more is closed at once",
            "twin");

    /** Idle time after which a Modbus TCP connection is closed. */
    public final Setting<Long> modbusTcpIdleSeconds = add(
            "modbus.tcp.idle",
            new IntegerType(1, 86_400),
            300L,
            Unit.SECOND,
            "idle time after which a Modbus TCP connection is closed",
            "twin");

    /** Word order of 32- and 64-bit values. */
    public final Setting<WordOrder> wordOrder = add(
            "modbus.order",
            new ChoiceType<>(List.of(WordOrder.values()), WordOrder::name, 0),
            WordOrder.ABCD,
            Unit.NONE,
            "order of words and bytes of 32- and 64-bit values",
            "register map, rule 3");

    /** What reads outside all blocks give. */
    public final Setting<RegisterGaps> registerGaps = add(
            "modbus.gaps",
            ChoiceType.of(RegisterGaps.class),
            RegisterGaps.STRICT,
            Unit.NONE,
            "reads outside all register blocks: exception 02 or zeros",
            "register map, rule 1");

    /**
     * The catalogue of a meter.
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
        voltageZero = addZero("u", List.of("u1", "u2", "u3"), Unit.VOLT, LARGEST_VOLTAGE_OFFSET);
        for (int circuit = 1; circuit <= circuits; circuit++) {
            for (Phase phase : Phase.values()) {
                sensors.add(addSensor("c" + circuit + ".i" + suffix(phase), sensor));
            }
            minimumAmperes.add(add(
                    "c" + circuit + ".i.min",
                    new DecimalType(0, 999_999),
                    0.0,
                    Unit.AMPERE,
                    "minimum measured current; 0 takes 0.0004 x Pri x CT ratio of each sensor",
                    "manual 7.5.3"));
            String name = "c" + circuit + ".i";
            List<String> inputs = List.of(name + "1", name + "2", name + "3", name + "n");
            currentZeros.add(addZero(name, inputs, Unit.MILLIVOLT, LARGEST_CURRENT_OFFSET));
        }
        residual = hasResidual ? Optional.of(addResidual()) : Optional.empty();
    }

    private ZeroSettings addZero(String group, List<String> inputs, Unit unit, double largest) {
        Setting<ZeroMode> mode = add(
                group + ".zero",
                ChoiceType.of(ZeroMode.class),
                ZeroMode.OFF,
                Unit.NONE,
                "zero point: off, manual (writing it takes the present offset out) or auto (follows slowly)",
                "manual 5.8, 7.5.3");
        List<Setting<Double>> offsets = new ArrayList<>();
        for (String input : inputs) {
            offsets.add(add(
                    input + ".offset",
                    new DecimalType(-largest, largest),
                    0.0,
                    unit,
                    "offset at the input taken out by the manual zero point",
                    "manual 5.8, 7.5.3"));
        }
        return new ZeroSettings(mode, offsets);
    }

    /** A summation transformer for residual currents: 5 A for 333 mV. */
    private SensorSettings addResidual() {
        return addSensor("c1.i0", SensorType.VCT, RESIDUAL_AMPERES);
    }

    private static String suffix(Phase phase) {
        return phase == Phase.N ? "n" : Integer.toString(phase.ordinal() + 1);
    }

    private SensorSettings addSensor(String name, SensorType sensor) {
        return addSensor(name, sensor, SENSOR_AMPERES);
    }

    private SensorSettings addSensor(String name, SensorType sensor, long amperes) {
        boolean coil = sensor == SensorType.RCOIL;
        return new SensorSettings(
                add(
                        name + ".sensor",
                        ChoiceType.of(SensorType.class),
                        sensor,
                        Unit.NONE,
                        "kind of current sensor",
                        "manual 7.5.2"),
                add(
                        name + ".primary",
                        new IntegerType(1, 999_999),
                        amperes,
                        Unit.AMPERE,
                        "rated primary current Pri",
                        "manual 7.5.2, 4.3"),
                add(
                        name + ".secondary",
                        new IntegerType(1, 99_999),
                        coil ? 85L : 333L,
                        Unit.MILLIVOLT,
                        "output Sec at the rated primary current, at 50 Hz for a coil",
                        "manual 7.5.2"),
                add(
                        name + ".nominal",
                        new IntegerType(1, 1_999_998),
                        2 * amperes,
                        Unit.AMPERE,
                        "nominal current: range the input is set for",
                        "manual 7.5.2"));
    }

    private <T> Setting<T> add(
            String id, SettingType<T> type, T defaultValue, Unit unit, String description, String source) {
        Setting<T> setting = new Setting<>(id, type, defaultValue, unit, description, source);
        byId.put(id.toLowerCase(Locale.ROOT), setting);
        return setting;
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

    /** The settings of one current sensor. */
    public SensorSettings sensor(int circuit, Phase phase) {
        return sensors.get(circuit * Phase.values().length + phase.ordinal());
    }

    /** The minimum current of a circuit; 0 means the default of each sensor. */
    public Setting<Double> minimumAmperes(int circuit) {
        return minimumAmperes.get(circuit);
    }

    /** The zero point of the voltages. */
    public ZeroSettings voltageZero() {
        return voltageZero;
    }

    /** The zero point of the currents of a circuit, from 0. */
    public ZeroSettings currentZero(int circuit) {
        return currentZeros.get(circuit);
    }

    /** The sensor of the residual current input, on models that have one. */
    public Optional<SensorSettings> residual() {
        return residual;
    }

    /**
     * Checks what no single range can: ports the host can open, event thresholds that leave room for the nominal voltage,
     * the primary range of a VCT, and a full-scale power of at most 1e12 W.
     *
     * @throws SettingException naming the settings that do not go together
     */
    void check(Settings settings) throws SettingException {
        long port = settings.get(modbusTcpPort);
        if (port < LOWEST_HOST_PORT && !modbusTcpPort.defaultValue().equals(port)) {
            throw new SettingException(modbusTcpPort.id() + ": " + port + " is not allowed; allowed: "
                    + modbusTcpPort.defaultValue() + " (the host's own Modbus port stands for it) or "
                    + LOWEST_HOST_PORT + "..65535");
        }
        checkEvents(settings);
        for (SensorSettings sensor : sensors) {
            boolean vct = settings.get(sensor.type()) == SensorType.VCT;
            if (vct && settings.get(sensor.primaryAmperes()) > LARGEST_VCT_AMPERES) {
                throw new SettingException(sensor.primaryAmperes().id() + ": "
                        + settings.text(sensor.primaryAmperes()) + " is not allowed; allowed for a VCT: 1.."
                        + LARGEST_VCT_AMPERES);
            }
            double watts = NOMINAL_PHASE_VOLTS
                    * settings.get(vtRatio)
                    * settings.get(ctRatio)
                    * settings.get(sensor.nominalAmperes());
            if (watts > MAXIMUM_FULL_SCALE_WATTS) {
                throw new SettingException("vt.ratio " + settings.text(vtRatio) + ", ct.ratio " + settings.text(ctRatio)
                        + " and " + sensor.nominalAmperes().id() + " " + settings.text(sensor.nominalAmperes())
                        + " A make a full-scale power above 1e12 W; lower one of them");
            }
        }
    }

    /** An interruption is a dip too, and every event has ended at the nominal voltage. */
    private void checkEvents(Settings settings) throws SettingException {
        double dip = settings.get(dipPercent);
        double hysteresis = settings.get(hysteresisPercent);
        if (settings.get(interruptionPercent) >= dip) {
            throw refused(
                    settings, interruptionPercent, "below " + dipPercent.id() + " (" + settings.text(dipPercent) + ")");
        }
        double room = Math.min(PERCENT_OF_NOMINAL - dip, settings.get(swellPercent) - PERCENT_OF_NOMINAL);
        if (hysteresis > room) {
            throw refused(
                    settings,
                    hysteresisPercent,
                    "at most the distance of " + dipPercent.id() + " (" + settings.text(dipPercent) + ") and "
                            + swellPercent.id() + " (" + settings.text(swellPercent) + ") from 100");
        }
    }

    private static SettingException refused(Settings settings, Setting<?> setting, String allowed) {
        return new SettingException(
                setting.id() + ": " + settings.text(setting) + " is not allowed; allowed: " + allowed);
    }
}
