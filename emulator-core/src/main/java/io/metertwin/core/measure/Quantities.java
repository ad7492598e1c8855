package io.metertwin.core.measure;

import io.metertwin.core.measure.Quantity.Reading;
import io.metertwin.core.measure.Quantity.Scope;
import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.VoltageMeasurement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The catalogue of measured values that all surfaces share. */
public final class Quantities {

    private static final Pattern CIRCUIT_ID = Pattern.compile("c([1-9]\\d?)\\.(.+)");
    private static final List<String> LINES = List.of("12", "23", "31");

    /** All quantities in the order of the catalogue, single harmonics and times excepted. */
    public static final List<Quantity> ALL = catalogue();

    /** Single harmonics 0 to 50 of every voltage and current: percentage, value and angle. */
    public static final List<Quantity> HARMONICS = HarmonicQuantities.all();

    /** When maximum demands and extremes were reached, seconds since 1970-01-01 00:00 in meter time. */
    public static final List<Quantity> TIMES = Stream.concat(
                    DemandQuantities.times().stream(), ExtremesQuantities.times().stream())
            .toList();

    private static final Map<Scope, Map<String, Quantity>> BY_ID = byId();

    private Quantities() {}

    /**
     * The reading a full id names on a meter with the given number of circuits: {@code u1}, {@code c2.p.total}.
     *
     * @return empty when there is no such value
     */
    public static Optional<QuantityReading> find(String fullId, int circuits) {
        Matcher matcher = CIRCUIT_ID.matcher(fullId);
        boolean ofCircuit = matcher.matches();
        int circuit = ofCircuit ? Integer.parseInt(matcher.group(1)) - 1 : 0;
        String id = ofCircuit ? matcher.group(2) : fullId;
        Scope scope = ofCircuit ? Scope.CIRCUIT : Scope.METER;
        return circuit < circuits
                ? Optional.ofNullable(BY_ID.get(scope).get(id)).map(quantity -> new QuantityReading(quantity, circuit))
                : Optional.empty();
    }

    private static Map<Scope, Map<String, Quantity>> byId() {
        Map<Scope, Map<String, Quantity>> byId = new EnumMap<>(Scope.class);
        Stream.of(ALL, HARMONICS, TIMES)
                .flatMap(List::stream)
                .forEach(quantity -> byId.computeIfAbsent(quantity.scope(), scope -> new HashMap<>())
                        .put(quantity.id(), quantity));
        return byId;
    }

    /**
     * Every reading of a meter with the given number of circuits but single harmonics and times: those of the meter, then circuit by
     * circuit.
     */
    public static List<QuantityReading> readings(int circuits) {
        return readings(ALL, circuits);
    }

    /** Every reading of single harmonics of a meter with the given number of circuits. */
    public static List<QuantityReading> harmonics(int circuits) {
        return readings(HARMONICS, circuits);
    }

    /** Every time of a meter with the given number of circuits. */
    public static List<QuantityReading> times(int circuits) {
        return readings(TIMES, circuits);
    }

    private static List<QuantityReading> readings(List<Quantity> quantities, int circuits) {
        List<QuantityReading> readings = new ArrayList<>();
        quantities.stream()
                .filter(quantity -> quantity.scope() == Scope.METER)
                .forEach(quantity -> readings.add(new QuantityReading(quantity, 0)));
        for (int circuit = 0; circuit < circuits; circuit++) {
            for (Quantity quantity : quantities) {
                if (quantity.scope() == Scope.CIRCUIT) {
                    readings.add(new QuantityReading(quantity, circuit));
                }
            }
        }
        return readings;
    }

    private static List<Quantity> catalogue() {
        List<Quantity> all = new ArrayList<>();
        addVoltages(all);
        addFrequencies(all);
        addCurrents(all);
        addPowers(all);
        all.addAll(PowerQuantities.all());
        all.addAll(QualityQuantities.all());
        all.addAll(AngleQuantities.all());
        all.addAll(EnergyQuantities.all());
        all.addAll(DemandQuantities.all());
        all.addAll(ExtremesQuantities.all());
        all.addAll(AlarmQuantities.all());
        all.addAll(CommunicationQuantities.all());
        all.addAll(RecordQuantities.all());
        return List.copyOf(all);
    }

    private static void addVoltages(List<Quantity> all) {
        for (int k = 0; k < 3; k++) {
            int phase = k;
            all.add(voltage(
                    "u" + (k + 1),
                    "rms phase voltage U" + (k + 1),
                    bank -> bank.phaseVolts().at(phase)));
        }
        all.add(voltage(
                "u.avg", "average phase voltage", bank -> bank.phaseVolts().average()));
        for (int k = 0; k < 3; k++) {
            int line = k;
            String pair = LINES.get(k);
            all.add(voltage(
                    "u" + pair,
                    "rms line voltage U" + pair,
                    bank -> bank.lineVolts().at(line)));
        }
        all.add(voltage(
                "u.line.avg", "average line voltage", bank -> bank.lineVolts().average()));
        all.add(voltage("u0", "zero-sequence voltage: rms of (u1+u2+u3)/3", VoltageMeasurement::zeroSequenceVolts));
    }

    private static Quantity voltage(String id, String term, ToDoubleFunction<VoltageMeasurement> value) {
        return meter(id, Unit.VOLT, term, "manual 5.1.1", value);
    }

    private static void addFrequencies(List<Quantity> all) {
        for (int k = 0; k < 3; k++) {
            int phase = k;
            all.add(meter(
                    "f" + (k + 1),
                    Unit.HERTZ,
                    "frequency of phase " + (k + 1),
                    "manual 5.1.3",
                    bank -> bank.hertz().at(phase)));
        }
        all.add(new Quantity(
                "f.sys",
                Scope.METER,
                Unit.HERTZ,
                "system frequency",
                "manual 5.1.3",
                (snapshot, circuit) -> snapshot.window().hertz()));
    }

    /** A quantity of the first voltage bank. */
    static Quantity meter(
            String id, Unit unit, String term, String source, ToDoubleFunction<VoltageMeasurement> value) {
        Reading reading = (snapshot, circuit) ->
                value.applyAsDouble(snapshot.window().banks().get(0));
        return new Quantity(id, Scope.METER, unit, term, source, reading);
    }

    private static void addCurrents(List<Quantity> all) {
        for (int k = 0; k < 3; k++) {
            int phase = k;
            all.add(current(
                    "i" + (k + 1),
                    "rms current I" + (k + 1),
                    circuit -> circuit.amperes().at(phase)));
        }
        all.add(current(
                "i.avg", "average phase current", circuit -> circuit.amperes().average()));
        all.add(current("in", "rms neutral current In", CircuitMeasurement::neutralAmperes));
        all.add(new Quantity(
                "i0",
                Scope.CIRCUIT,
                Unit.AMPERE,
                "rms residual (zero-sequence) current, circuit 1 of models with the input",
                "manual 4.4.2; decision 30",
                (snapshot, circuit) -> circuit == 0 ? snapshot.residualAmperes() : Double.NaN));
        all.add(new Quantity(
                "temperature",
                Scope.METER,
                Unit.CELSIUS,
                "temperature, on models with the input",
                "manual 4.4.2; decision 22",
                (snapshot, circuit) -> snapshot.temperature().celsius()));
    }

    private static Quantity current(String id, String term, ToDoubleFunction<CircuitMeasurement> value) {
        return circuit(id, Unit.AMPERE, term, "manual 5.1.2", value);
    }

    /** A quantity of a circuit's own measurement. */
    static Quantity circuit(
            String id, Unit unit, String term, String source, ToDoubleFunction<CircuitMeasurement> value) {
        Reading reading = (snapshot, circuit) ->
                value.applyAsDouble(snapshot.window().circuits().get(circuit));
        return new Quantity(id, Scope.CIRCUIT, unit, term, source, reading);
    }

    private static void addPowers(List<Quantity> all) {
        addPower(all, "p", "", Unit.WATT, "active power, import positive", Power::watts);
        addPower(all, "q", "", Unit.VAR, "fundamental reactive power Q1, lagging positive", Power::vars);
        addPower(
                all,
                "s",
                "",
                Unit.VOLT_AMPERE,
                "apparent power; the total is the sum of the phases",
                Power::voltAmperes);
        addPower(all, "pf", "", Unit.NONE, "power factor P/S, sign of P", Power::powerFactor);
        addPower(
                all,
                "dpf",
                "",
                Unit.NONE,
                "displacement power factor P1/S1, sign of P1",
                Power::displacementPowerFactor);
        addPower(all, "p", ".fund", Unit.WATT, "fundamental active power P1, import positive", Power::fundamentalWatts);
    }

    private static void addPower(
            List<Quantity> all, String symbol, String variant, Unit unit, String term, ToDoubleFunction<Power> value) {
        String source = unit == Unit.NONE ? "manual 5.1.4, IEEE 1459 3.1.2" : "manual 5.1.5, IEEE 1459 3.1.2";
        for (int k = 0; k < 3; k++) {
            int phase = k;
            String id = variant.isEmpty() ? symbol + (k + 1) : symbol + variant + ".l" + (k + 1);
            all.add(circuit(
                    id,
                    unit,
                    "phase " + (k + 1) + ": " + term,
                    source,
                    circuit -> value.applyAsDouble(circuit.phases().get(phase))));
        }
        all.add(circuit(
                symbol + variant + ".total",
                unit,
                "total: " + term,
                source,
                circuit -> value.applyAsDouble(circuit.total())));
    }
}
