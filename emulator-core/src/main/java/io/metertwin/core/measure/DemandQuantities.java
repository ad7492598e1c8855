package io.metertwin.core.measure;

import io.metertwin.core.measure.Quantity.Scope;
import io.metertwin.core.metering.DemandKind;
import io.metertwin.core.metering.DemandReadings;
import io.metertwin.core.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Demand of each circuit (manual 5.4). */
final class DemandQuantities {

    private static final String SOURCE = "manual 5.4; decision 16";
    private static final double MILLIS_PER_SECOND = 1e3;

    private DemandQuantities() {}

    static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        for (DemandKind kind : DemandKind.values()) {
            addKind(all, kind);
        }
        all.add(quantity(
                "demand.incomplete",
                Unit.NONE,
                "1 when the interval of the present demand was cut short",
                demand -> demand.complete() ? 0 : 1));
        return all;
    }

    static List<Quantity> times() {
        List<Quantity> all = new ArrayList<>();
        all.add(quantity(
                "demand.time",
                Unit.SECOND,
                "end of the interval of the present demand, meter time since 1970",
                demand -> Double.isNaN(demand.present().watts())
                        ? Double.NaN
                        : demand.presentMillis() / MILLIS_PER_SECOND));
        for (DemandKind kind : DemandKind.values()) {
            all.add(quantity(
                    "demand." + kind.id() + ".max.time",
                    Unit.SECOND,
                    "end of the interval of the maximum demand of the total " + kind.term() + ", meter time since 1970",
                    demand -> demand.maximum(kind).seconds()));
        }
        return all;
    }

    private static void addKind(List<Quantity> all, DemandKind kind) {
        String id = "demand." + kind.id();
        String term = "demand of the total " + kind.term();
        all.add(quantity(
                id, kind.unit(), "present " + term, demand -> demand.present().of(kind)));
        all.add(quantity(
                id + ".running",
                kind.unit(),
                "running " + term + ": the interval so far",
                demand -> demand.running().of(kind)));
        all.add(quantity(
                id + ".last",
                kind.unit(),
                "last complete " + term,
                demand -> demand.last().of(kind)));
        all.add(quantity(
                id + ".max",
                kind.unit(),
                "maximum " + term + ", by magnitude",
                demand -> demand.maximum(kind).value()));
    }

    private static Quantity quantity(
            String id, Unit unit, String term, ToDoubleFunction<DemandReadings.Circuit> value) {
        return new Quantity(
                id,
                Scope.CIRCUIT,
                unit,
                term,
                SOURCE,
                (snapshot, circuit) ->
                        value.applyAsDouble(snapshot.metering().demand().circuit(circuit)));
    }
}
