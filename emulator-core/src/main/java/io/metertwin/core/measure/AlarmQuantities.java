package io.metertwin.core.measure;

import io.metertwin.core.alarm.AlarmReading;
import io.metertwin.core.measure.Quantity.Scope;
import io.metertwin.core.output.RelayReading;
import io.metertwin.core.settings.AlarmPoint;
import io.metertwin.core.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Alarms, relay and buzzer (manual 5.9, 5.10). A point the model has no input for is absent. */
final class AlarmQuantities {

    private static final String ALARMS = "manual 5.10; decision 28";
    private static final double MILLIS_PER_SECOND = 1e3;

    private AlarmQuantities() {}

    static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        all.add(new Quantity(
                "alarm.word",
                Scope.CIRCUIT,
                Unit.NONE,
                "alarm word: a flag for each of the 16 points in their order",
                ALARMS,
                (snapshot, circuit) ->
                        snapshot.protection().alarms().circuits().get(circuit).word()));
        all.add(new Quantity(
                "alarm.count",
                Scope.CIRCUIT,
                Unit.NONE,
                "how many alarms have been raised",
                ALARMS,
                (snapshot, circuit) ->
                        snapshot.protection().alarms().circuits().get(circuit).count()));
        for (AlarmPoint point : AlarmPoint.values()) {
            addPoint(all, point);
        }
        addOutputs(all);
        return all;
    }

    private static void addPoint(List<Quantity> all, AlarmPoint point) {
        String id = "alarm." + point.id();
        String alarm = point.id().replace('.', ' ') + " alarm";
        all.add(new Quantity(
                id, Scope.CIRCUIT, Unit.NONE, alarm + ": 1 while it lasts", ALARMS, (snapshot, circuit) -> {
                    boolean exists = snapshot.settings()
                            .catalogue()
                            .alarms
                            .point(circuit, point)
                            .isPresent();
                    return exists ? flag(reading(snapshot, circuit, point).active()) : Double.NaN;
                }));
        all.add(new Quantity(
                id + ".time",
                Scope.CIRCUIT,
                Unit.SECOND,
                "when the present or last " + alarm + " was raised, meter time since 1970",
                ALARMS,
                (snapshot, circuit) -> {
                    AlarmReading reading = reading(snapshot, circuit, point);
                    return reading.hasBeen() ? reading.sinceMillis() / MILLIS_PER_SECOND : Double.NaN;
                }));
        all.add(new Quantity(
                id + ".trigger",
                Scope.CIRCUIT,
                point.unit(),
                "value that raised the present or last " + alarm,
                ALARMS,
                (snapshot, circuit) -> {
                    AlarmReading reading = reading(snapshot, circuit, point);
                    return reading.hasBeen() ? reading.triggerValue() : Double.NaN;
                }));
    }

    private static AlarmReading reading(MeterSnapshot snapshot, int circuit, AlarmPoint point) {
        return snapshot.protection().alarms().point(circuit, point);
    }

    private static void addOutputs(List<Quantity> all) {
        addRelay(all, "relay.contact", Unit.NONE, "relay contact: 1 closed, 0 open", relay -> flag(relay.closed()));
        addRelay(all, "relay.coil", Unit.NONE, "relay coil: 1 on, 0 off", relay -> flag(relay.coil()));
        addRelay(all, "relay.operations", Unit.NONE, "how often the relay has closed", RelayReading::operations);
        addRelay(
                all,
                "relay.wear.mechanical",
                Unit.PERCENT,
                "closings, of the 100 000 of the relay's mechanical life",
                RelayReading::mechanicalWearPercent);
        addRelay(
                all,
                "relay.wear.electrical",
                Unit.PERCENT,
                "closings, of the 50 000 of the relay's electrical life",
                RelayReading::electricalWearPercent);
        all.add(new Quantity(
                "buzzer",
                Scope.METER,
                Unit.NONE,
                "buzzer: 1 while it sounds",
                "manual 7.5.6",
                (snapshot, circuit) -> flag(snapshot.protection().buzzer())));
    }

    private static void addRelay(
            List<Quantity> all, String id, Unit unit, String term, ToDoubleFunction<RelayReading> value) {
        all.add(new Quantity(
                id,
                Scope.METER,
                unit,
                term,
                "manual 5.9, 8.6; decision 24",
                (snapshot, circuit) -> value.applyAsDouble(snapshot.protection().relay())));
    }

    private static double flag(boolean on) {
        return on ? 1 : 0;
    }
}
