package io.metertwin.modbus;

import io.metertwin.core.alarm.AlarmReading;
import io.metertwin.core.alarm.AlarmReadings;
import io.metertwin.core.communication.CommunicationReadings;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.event.EventRecords;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.ProtectionReadings;
import io.metertwin.core.measure.RecordQuantities;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.metering.DemandReadings;
import io.metertwin.core.metering.DemandValue;
import io.metertwin.core.metering.MeteringReadings;
import io.metertwin.core.metering.Stamped;
import io.metertwin.core.output.RelayReading;
import io.metertwin.core.record.RecordReadings;
import io.metertwin.core.record.RecordRow;
import io.metertwin.core.record.RecordState;
import io.metertwin.core.settings.AlarmPoint;
import io.metertwin.core.settings.SettingsCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Snapshots in which every part holds seeded values: next to none is 0, and measured ones differ. */
public final class FullSnapshots {

    /** Meter time of all of them: 2026-11-21 17:23:45.678. */
    public static final long METER_MILLIS = 1_795_281_825_678L;

    private static final Map<String, MeterSnapshot> MADE = new ConcurrentHashMap<>();
    private static final int WINDOW = 4_711_005;
    private static final int YEAR_MILLIS = 2_000_000_000;

    private final Random random;
    private final int circuits;

    private FullSnapshots(Random random, int circuits) {
        this.random = random;
        this.circuits = circuits;
    }

    /** The snapshot of a model that follows from a seed. Models that differ in their supply alone differ in nothing else. */
    public static MeterSnapshot of(ModelCode model, long seed) {
        ModelCode alike = new ModelCode(model.circuits(), model.sensor(), model.expansion(), ModelCode.Supply.A);
        MeterSnapshot made = MADE.computeIfAbsent(alike.code() + seed, key -> make(alike, seed));
        return new MeterSnapshot(
                new MeterIdentity(model, "26047193", "3.14.15-rc9"),
                made.state(),
                made.meterMillis(),
                made.window(),
                made.metering(),
                made.settings(),
                made.events(),
                made.temperature(),
                made.protection(),
                made.communication(),
                made.record(),
                made.changes());
    }

    private static MeterSnapshot make(ModelCode model, long seed) {
        FullSnapshots full = new FullSnapshots(new Random(seed), model.circuits());
        SettingsCatalogue catalogue = model.settings();
        boolean residual = model.expansion() == ModelCode.Expansion.ZERO_SEQUENCE;
        FullWindows windows = new FullWindows(model.circuits(), residual, seed);
        boolean warm = model.expansion() == ModelCode.Expansion.TEMPERATURE;
        return new MeterSnapshot(
                new MeterIdentity(model, "26047193", "3.14.15-rc9"),
                PowerState.ON,
                METER_MILLIS,
                windows.next(WINDOW),
                new MeteringReadings(windows.energies(), full.demand(), windows.extremes()),
                FilledSettings.of(catalogue, seed),
                EventRecords.NONE,
                warm ? Temperature.of(37.46) : Temperature.ABSENT,
                full.protection(catalogue),
                full.communication(),
                full.record(),
                List.of());
    }

    private double number() {
        return (random.nextBoolean() ? 1 : -1) * (1000 + 1e6 * random.nextDouble());
    }

    private long millis() {
        return METER_MILLIS - 1 - random.nextInt(YEAR_MILLIS);
    }

    private DemandReadings demand() {
        return new DemandReadings(
                Stream.generate(this::demandOfCircuit).limit(circuits).toList());
    }

    private DemandReadings.Circuit demandOfCircuit() {
        List<Stamped> maxima =
                Stream.generate(() -> new Stamped(number(), millis())).limit(3).toList();
        return new DemandReadings.Circuit(demandValue(), millis(), false, demandValue(), demandValue(), maxima);
    }

    private DemandValue demandValue() {
        return new DemandValue(number(), number(), number());
    }

    private ProtectionReadings protection(SettingsCatalogue catalogue) {
        List<AlarmReadings.OfCircuit> all = new ArrayList<>();
        for (int circuit = 0; circuit < circuits; circuit++) {
            List<AlarmReading> points = new ArrayList<>();
            for (AlarmPoint point : AlarmPoint.values()) {
                boolean exists = catalogue.alarms.point(circuit, point).isPresent();
                boolean active = point.ordinal() != 3 + 2 * circuit;
                points.add(exists ? new AlarmReading(active, millis(), number()) : AlarmReading.NONE);
            }
            all.add(new AlarmReadings.OfCircuit(points, random.nextInt(100, 60_000)));
        }
        return new ProtectionReadings(new AlarmReadings(all), new RelayReading(true, true, 43_217), true);
    }

    private CommunicationReadings communication() {
        Map<Integer, Long> exceptions = Map.of(1, 11_000L, 2, 22_001L, 3, 33_002L, 4, 44_003L, 11, 55_004L);
        return new CommunicationReadings(
                4_000_000_123L, 70_001, 80_002, 90_003, exceptions, 17, 100_005, 257, OptionalLong.of(millis()));
    }

    private RecordReadings record() {
        List<Double> values = Stream.generate(() -> Math.abs(number()))
                .limit(RecordQuantities.columns(circuits).size())
                .toList();
        RecordRow last = new RecordRow(millis(), RecordRow.Mark.NONE, values);
        return new RecordReadings(RecordState.RECORDING, millis(), 87_654, millis() / 1e3, last);
    }
}
