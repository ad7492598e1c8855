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
        ExtremeValues.OF_METER.forEach(value -> addBoth(all, value));
        ExtremeValues.OF_CIRCUIT.forEach(value -> addBoth(all, value));
        return all;
    }

    private static void addBoth(List<Quantity> all, ExtremeValue value) {
        add(all, value, "max", "maximum", ExtremesReadings::highest);
        add(all, value, "min", "minimum", ExtremesReadings::lowest);
    }

    /** Finds an extreme. */
    @FunctionalInterface
    private interface Extreme {
        Stamped of(ExtremesReadings readings, ExtremeValue value, int circuit);
    }

    private static void add(List<Quantity> all, ExtremeValue value, String suffix, String word, Extreme extreme) {
        Scope scope = value.ofCircuit() ? Scope.CIRCUIT : Scope.METER;
        String id = value.id() + "." + suffix;
        String term = word + " of " + value.id() + ", " + value.term();
        all.add(new Quantity(
                id,
                scope,
                value.unit(),
                term,
                value.source(),
                (snapshot, circuit) -> extreme.of(snapshot.metering().extremes(), value, circuit)
                        .value()));
        all.add(new Quantity(
                id + ".time",
                scope,
                Unit.SECOND,
                "time of the " + word + " of " + value.id() + ", meter time since 1970",
                value.source(),
                (snapshot, circuit) -> extreme.of(snapshot.metering().extremes(), value, circuit)
                        .seconds()));
    }
}
