package io.metertwin.core.measure;

import io.metertwin.core.measure.Quantity.Scope;
import io.metertwin.core.metering.ExtremeValue;
import io.metertwin.core.metering.ExtremeValues;
import io.metertwin.core.metering.ExtremesReadings;
import io.metertwin.core.metering.Stamped;
import io.metertwin.core.unit.Unit;
import java.util.ArrayList;
import java.util.List;

/** Maxima and minima with their times (manual 5.7). */
final class ExtremesQuantities {

    private ExtremesQuantities() {}

    static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        for (Extreme extreme : Extreme.values()) {
            ExtremeValues.OF_METER.forEach(value -> all.add(extreme.of(value)));
            ExtremeValues.OF_CIRCUIT.forEach(value -> all.add(extreme.of(value)));
        }
        return all;
    }

    static List<Quantity> times() {
        List<Quantity> all = new ArrayList<>();
        for (Extreme extreme : Extreme.values()) {
            ExtremeValues.OF_METER.forEach(value -> all.add(extreme.timeOf(value)));
            ExtremeValues.OF_CIRCUIT.forEach(value -> all.add(extreme.timeOf(value)));
        }
        return all;
    }

    private enum Extreme {
        MAXIMUM("max", "maximum"),
        MINIMUM("min", "minimum");

        private final String suffix;
        private final String word;

        Extreme(String suffix, String word) {
            this.suffix = suffix;
            this.word = word;
        }

        Quantity of(ExtremeValue value) {
            return new Quantity(
                    value.id() + "." + suffix,
                    scope(value),
                    value.unit(),
                    word + " of " + value.id() + ", " + value.term(),
                    value.source(),
                    (snapshot, circuit) -> find(snapshot, value, circuit).value());
        }

        Quantity timeOf(ExtremeValue value) {
            return new Quantity(
                    value.id() + "." + suffix + ".time",
                    scope(value),
                    Unit.SECOND,
                    "time of the " + word + " of " + value.id() + ", meter time since 1970",
                    value.source(),
                    (snapshot, circuit) -> find(snapshot, value, circuit).seconds());
        }

        private static Scope scope(ExtremeValue value) {
            return value.ofCircuit() ? Scope.CIRCUIT : Scope.METER;
        }

        private Stamped find(MeterSnapshot snapshot, ExtremeValue value, int circuit) {
            ExtremesReadings readings = snapshot.metering().extremes();
            return this == MAXIMUM ? readings.highest(value, circuit) : readings.lowest(value, circuit);
        }
    }
}
