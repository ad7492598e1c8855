package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import io.metertwin.signal.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sensors, smallest currents and zero points of the inputs (manual 5.8, 7.5.2, 7.5.3). */
public final class InputSettings {

    private static final double MAXIMUM_FULL_SCALE_WATTS = 1e12;
    private static final double NOMINAL_PHASE_VOLTS = 600;
    private static final long LARGEST_VCT_AMPERES = 99_999;
    private static final long SENSOR_AMPERES = 1000;
    private static final long RESIDUAL_AMPERES = 5;
    private static final double LARGEST_VOLTAGE_OFFSET = 100;
    private static final double LARGEST_CURRENT_OFFSET = 100;

    private final List<SensorSettings> sensors = new ArrayList<>();
    private final List<Setting<Double>> minimumAmperes = new ArrayList<>();
    private final List<ZeroSettings> currentZeros = new ArrayList<>();
    private final ZeroSettings voltageZero;
    private final Optional<SensorSettings> residual;

    InputSettings(SettingRegistry registry, int circuits, SensorType sensor, boolean hasResidual) {
        voltageZero = addZero(registry, "u", List.of("u1", "u2", "u3"), Unit.VOLT, LARGEST_VOLTAGE_OFFSET);
        for (int circuit = 1; circuit <= circuits; circuit++) {
            addCircuit(registry, "c" + circuit + ".i", sensor);
        }
        residual = hasResidual ? Optional.of(addResidual(registry)) : Optional.empty();
    }

    private void addCircuit(SettingRegistry registry, String name, SensorType sensor) {
        for (Phase phase : Phase.values()) {
            sensors.add(addSensor(registry, name + suffix(phase), sensor));
        }
        minimumAmperes.add(registry.add(
                name + ".min",
                new DecimalType(0, 999_999),
                0.0,
                Unit.AMPERE,
                "minimum measured current; 0 takes 0.0004 x Pri x CT ratio of each sensor",
                "manual 7.5.3"));
        List<String> inputs = List.of(name + "1", name + "2", name + "3", name + "n");
        currentZeros.add(addZero(registry, name, inputs, Unit.MILLIVOLT, LARGEST_CURRENT_OFFSET));
    }

    private static ZeroSettings addZero(
            SettingRegistry registry, String group, List<String> inputs, Unit unit, double largest) {
        Setting<ZeroMode> mode = registry.add(
                group + ".zero",
                ChoiceType.of(ZeroMode.class),
                ZeroMode.OFF,
                Unit.NONE,
                "zero point: off, manual (writing it takes the present offset out) or auto (follows slowly)",
                "manual 5.8, 7.5.3");
        List<Setting<Double>> offsets = new ArrayList<>();
        for (String input : inputs) {
            offsets.add(registry.add(
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
    private static SensorSettings addResidual(SettingRegistry registry) {
        return addSensor(registry, "c1.i0", SensorType.VCT, RESIDUAL_AMPERES);
    }

    private static String suffix(Phase phase) {
        return phase == Phase.N ? "n" : Integer.toString(phase.ordinal() + 1);
    }

    private static SensorSettings addSensor(SettingRegistry registry, String name, SensorType sensor) {
        return addSensor(registry, name, sensor, SENSOR_AMPERES);
    }

    private static SensorSettings addSensor(SettingRegistry registry, String name, SensorType sensor, long amperes) {
        boolean coil = sensor == SensorType.RCOIL;
        return new SensorSettings(
                registry.add(
                        name + ".sensor",
                        ChoiceType.of(SensorType.class),
                        sensor,
                        Unit.NONE,
                        "kind of current sensor",
                        "manual 7.5.2"),
                registry.add(
                        name + ".primary",
                        new IntegerType(1, 999_999),
                        amperes,
                        Unit.AMPERE,
                        "rated primary current Pri",
                        "manual 7.5.2, 4.3"),
                registry.add(
                        name + ".secondary",
                        new IntegerType(1, 99_999),
                        coil ? 85L : 333L,
                        Unit.MILLIVOLT,
                        "output Sec at the rated primary current, at 50 Hz for a coil",
                        "manual 7.5.2"),
                registry.add(
                        name + ".nominal",
                        new IntegerType(1, 1_999_998),
                        2 * amperes,
                        Unit.AMPERE,
                        "nominal current: range the input is set for",
                        "manual 7.5.2"));
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

    /** A VCT has a smaller primary range, and full-scale power is at most 1e12 W. */
    void check(Settings settings, GridSettings grid, List<SettingException> found) {
        Set<Double> tooLarge = new HashSet<>();
        for (SensorSettings sensor : sensors) {
            boolean vct = settings.get(sensor.type()) == SensorType.VCT;
            if (vct && settings.get(sensor.primaryAmperes()) > LARGEST_VCT_AMPERES) {
                found.add(new SettingException(sensor.primaryAmperes().id() + ": "
                        + settings.text(sensor.primaryAmperes()) + " is not allowed; allowed for a VCT: 1.."
                        + LARGEST_VCT_AMPERES));
            }
            double watts = NOMINAL_PHASE_VOLTS
                    * settings.get(grid.vtRatio)
                    * settings.get(grid.ctRatio)
                    * settings.get(sensor.nominalAmperes());
            if (watts > MAXIMUM_FULL_SCALE_WATTS && tooLarge.add(watts)) {
                found.add(new SettingException("vt.ratio " + settings.text(grid.vtRatio) + ", ct.ratio "
                        + settings.text(grid.ctRatio) + " and "
                        + sensor.nominalAmperes().id() + " "
                        + settings.text(sensor.nominalAmperes())
                        + " A make a full-scale power above 1e12 W; lower one of them"));
            }
        }
    }
}
