package io.metertwin.core.measure;

import io.metertwin.core.measure.Quantity.Scope;
import io.metertwin.core.record.RecordColumn;
import io.metertwin.core.record.RecordReadings;
import io.metertwin.core.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The record task and its last row (manual 7.6; decision 38), and which values a row holds. */
public final class RecordQuantities {

    private static final String SOURCE = "manual 6.3.2, 7.6; decision 38";
    private static final double MILLIS_PER_SECOND = 1e3;

    private static final List<RecordColumn> OF_METER = List.of(
            new RecordColumn("u1", Unit.VOLT),
            new RecordColumn("u2", Unit.VOLT),
            new RecordColumn("u3", Unit.VOLT),
            new RecordColumn("f.sys", Unit.HERTZ));

    private static final List<RecordColumn> OF_CIRCUIT = List.of(
            new RecordColumn("i1", Unit.AMPERE),
            new RecordColumn("i2", Unit.AMPERE),
            new RecordColumn("i3", Unit.AMPERE),
            new RecordColumn("p1", Unit.WATT),
            new RecordColumn("p2", Unit.WATT),
            new RecordColumn("p3", Unit.WATT),
            new RecordColumn("p.total", Unit.WATT),
            new RecordColumn("q.total", Unit.VAR),
            new RecordColumn("s.total", Unit.VOLT_AMPERE),
            new RecordColumn("pf.total", Unit.NONE),
            new RecordColumn("demand.p", Unit.WATT),
            new RecordColumn("demand.q", Unit.VAR),
            new RecordColumn("demand.s", Unit.VOLT_AMPERE),
            new RecordColumn("energy.p.import.total", Unit.WATT_HOUR),
            new RecordColumn("energy.p.export.total", Unit.WATT_HOUR),
            new RecordColumn("energy.q.import.total", Unit.VAR_HOUR),
            new RecordColumn("energy.q.export.total", Unit.VAR_HOUR),
            new RecordColumn("energy.s.total", Unit.VOLT_AMPERE_HOUR));

    private RecordQuantities() {}

    /** What a row of a meter with some circuits holds: values of the meter, then circuit by circuit. */
    public static List<RecordColumn> columns(int circuits) {
        List<RecordColumn> columns = new ArrayList<>(OF_METER);
        for (int circuit = 1; circuit <= circuits; circuit++) {
            for (RecordColumn column : OF_CIRCUIT) {
                columns.add(new RecordColumn("c" + circuit + "." + column.id(), column.unit()));
            }
        }
        return columns;
    }

    static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        add(
                all,
                "record.state",
                Unit.NONE,
                "record task: 0 stopped, 1 waiting for its start, 2 recording",
                record -> record.state().ordinal());
        add(
                all,
                "record.rows",
                Unit.NONE,
                "rows of the running or last cycle that stand in its files",
                RecordReadings::rows);
        add(
                all,
                "record.cycle.time",
                Unit.SECOND,
                "begin of the running or last cycle, meter time since 1970",
                record -> seconds(record.cycleStartMillis()));
        add(
                all,
                "record.next.time",
                Unit.SECOND,
                "time of the next row, meter time since 1970",
                RecordReadings::nextSeconds);
        add(
                all,
                "record.last.time",
                Unit.SECOND,
                "time of the last row, meter time since 1970",
                record -> seconds(record.last().meterMillis()));
        for (int k = 0; k < OF_METER.size(); k++) {
            all.add(value(OF_METER.get(k), Scope.METER, k));
        }
        for (int k = 0; k < OF_CIRCUIT.size(); k++) {
            all.add(value(OF_CIRCUIT.get(k), Scope.CIRCUIT, OF_METER.size() + k));
        }
        return all;
    }

    private static double seconds(long millis) {
        return millis == 0 ? Double.NaN : millis / MILLIS_PER_SECOND;
    }

    private static void add(
            List<Quantity> all, String id, Unit unit, String term, ToDoubleFunction<RecordReadings> value) {
        all.add(new Quantity(
                id, Scope.METER, unit, term, SOURCE, (snapshot, circuit) -> value.applyAsDouble(snapshot.record())));
    }

    private static Quantity value(RecordColumn column, Scope scope, int first) {
        String term = "last row of the record: " + column.id();
        return new Quantity(
                "record." + column.id(),
                scope,
                column.unit(),
                term,
                SOURCE,
                (snapshot, circuit) -> snapshot.record().last().value(first + circuit * OF_CIRCUIT.size()));
    }
}
