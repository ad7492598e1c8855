package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alarm points of all circuits (manual 5.10, 7.5.6; decision 28). */
public final class AlarmSettings {

    private static final String MENU = "manual 7.5.6; decision 28";
    private static final double PERCENT = 100;
    private static final double LARGEST_PERCENT = 1000;
    private static final double OVER_RELEASE = 95;
    private static final double UNDER_RELEASE = 105;
    private static final double LONGEST_DELAY = 3600;
    private static final double LARGEST_THRESHOLD = 1e12;
    private static final double COLDEST = -40;
    private static final double WARMEST = 120;

    private final List<Map<AlarmPoint, AlarmPointSettings>> circuits = new ArrayList<>();

    AlarmSettings(SettingRegistry registry, int circuits, boolean hasResidual, boolean hasTemperature) {
        for (int circuit = 0; circuit < circuits; circuit++) {
            Map<AlarmPoint, AlarmPointSettings> points = new EnumMap<>(AlarmPoint.class);
            for (AlarmPoint point : AlarmPoint.values()) {
                boolean exists = switch (point) {
                    case TEMPERATURE -> circuit == 0 && hasTemperature;
                    case ZERO_SEQUENCE -> circuit == 0 && hasResidual;
                    default -> true;
                };
                if (exists) {
                    points.put(point, add(registry, "c" + (circuit + 1) + ".alarm." + point.id(), point));
                }
            }
            this.circuits.add(points);
        }
    }

    private static AlarmPointSettings add(SettingRegistry registry, String name, AlarmPoint point) {
        String alarm = point.id().replace('.', ' ') + " alarm";
        return new AlarmPointSettings(
                registry.addSwitch(name + ".enabled", false, alarm + " on or off", MENU),
                registry.add(
                        name + ".threshold",
                        thresholds(point.unit()),
                        point.threshold(),
                        point.unit(),
                        point.term() + " at or " + (point.over() ? "above" : "below") + " this raises the alarm",
                        MENU),
                registry.add(
                        name + ".release",
                        point.over() ? new DecimalType(0, PERCENT) : new DecimalType(PERCENT, LARGEST_PERCENT),
                        point.over() ? OVER_RELEASE : UNDER_RELEASE,
                        Unit.PERCENT,
                        "release of the " + alarm + ", of the threshold; " + (point.over() ? "below" : "above")
                                + " 100",
                        MENU),
                registry.add(
                        name + ".delay",
                        new DecimalType(0, LONGEST_DELAY),
                        0.0,
                        Unit.SECOND,
                        "how long the threshold must be reached before the " + alarm + " is raised",
                        "decision 28"),
                registry.addSwitch(name + ".buzzer", false, alarm + " sounds the buzzer", MENU),
                registry.addSwitch(name + ".relay", false, alarm + " drives the relay", MENU));
    }

    private static DecimalType thresholds(Unit unit) {
        return switch (unit) {
            case CELSIUS -> new DecimalType(COLDEST, WARMEST);
            case PERCENT -> new DecimalType(0, LARGEST_PERCENT);
            default -> new DecimalType(0, LARGEST_THRESHOLD);
        };
    }

    /**
     * The settings of one point; empty when the model has no input for it.
     *
     * @param circuit circuit from 0
     */
    public Optional<AlarmPointSettings> point(int circuit, AlarmPoint point) {
        return Optional.ofNullable(circuits.get(circuit).get(point));
    }

    /** A release of exactly 100 percent would raise and release at once. */
    void check(Settings settings, List<SettingException> found) {
        for (Map<AlarmPoint, AlarmPointSettings> points : circuits) {
            for (Map.Entry<AlarmPoint, AlarmPointSettings> entry : points.entrySet()) {
                Setting<Double> release = entry.getValue().releasePercent();
                if (settings.get(release) == PERCENT) {
                    found.add(settings.refused(release, (entry.getKey().over() ? "below" : "above") + " 100"));
                }
            }
        }
    }
}
