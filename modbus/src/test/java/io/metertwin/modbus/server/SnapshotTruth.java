package io.metertwin.modbus.server;

import io.metertwin.core.alarm.AlarmReading;
import io.metertwin.core.communication.CommunicationReadings;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.RecordQuantities;
import io.metertwin.core.metering.DemandKind;
import io.metertwin.core.metering.DemandReadings;
import io.metertwin.core.metering.DemandValue;
import io.metertwin.core.metering.EnergyKind;
import io.metertwin.core.metering.EnergyReadings;
import io.metertwin.core.metering.ExtremeValue;
import io.metertwin.core.metering.ExtremeValues;
import io.metertwin.core.metering.Stamped;
import io.metertwin.core.output.RelayReading;
import io.metertwin.core.record.RecordReadings;
import io.metertwin.core.settings.AlarmPoint;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.TariffMode;
import io.metertwin.core.settings.TariffSettings;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a snapshot holds under the id of a quantity, found anew by the parts of the id. */
final class SnapshotTruth {

    private static final Pattern OF_CIRCUIT = Pattern.compile("c(\\d)\\.(.+)");
    private static final Pattern EXTREME = Pattern.compile(".*\\.(max|min)(\\.time)?");
    private static final long MINUTE_MILLIS = 60_000;
    private static final long DAY_MINUTES = 1440;

    private final MeterSnapshot snapshot;
    private final WindowTruth window;

    SnapshotTruth(MeterSnapshot snapshot) {
        this.snapshot = snapshot;
        window = new WindowTruth(snapshot);
    }

    /** The value in the unit of the quantity; NaN when the meter does not have it. */
    double value(String fullId) {
        Matcher matcher = OF_CIRCUIT.matcher(fullId);
        boolean ofCircuit = matcher.matches();
        int circuit = ofCircuit ? Integer.parseInt(matcher.group(1)) - 1 : -1;
        String id = ofCircuit ? matcher.group(2) : fullId;
        String rest = id.substring(id.indexOf('.') + 1);
        return switch (id.split("\\.", -1)[0]) {
            case "energy" -> energy(circuit, rest);
            case "demand" -> demand(snapshot.metering().demand().circuit(circuit), rest);
            case "alarm" -> alarm(circuit, rest);
            case "relay" -> relay(snapshot.protection().relay(), rest);
            case "buzzer" -> flag(snapshot.protection().buzzer());
            case "record" -> record(circuit, rest);
            case "comm" -> communication(snapshot.communication(), rest);
            case "tariff" -> currentTariff(snapshot.settings());
            default -> EXTREME.matcher(id).matches() ? extreme(Math.max(circuit, 0), id) : window.value(circuit, id);
        };
    }

    private static double flag(boolean on) {
        return on ? 1 : 0;
    }

    private double energy(int circuit, String id) {
        int dot = id.lastIndexOf('.');
        EnergyKind kind = Arrays.stream(EnergyKind.values())
                .filter(one -> one.id().equals(id.substring(0, dot)))
                .findFirst()
                .orElseThrow();
        EnergyReadings energies = snapshot.energies();
        String element = id.substring(dot + 1);
        if (circuit < 0) {
            long sum = 0;
            for (int k = 0; k < snapshot.circuits(); k++) {
                sum += energies.microHours(k, EnergyReadings.TOTAL, kind);
            }
            return sum / 1e6;
        }
        int number = element.charAt(1) - '0';
        return switch (element.charAt(0) + (element.length() == 2 ? "" : "otal")) {
            case "l" -> energies.microHours(circuit, number - 1, kind) / 1e6;
            case "t" -> energies.tariffMicroHours(circuit, number, kind) / 1e6;
            default -> energies.microHours(circuit, EnergyReadings.TOTAL, kind) / 1e6;
        };
    }

    private static double demand(DemandReadings.Circuit demand, String id) {
        String[] parts = id.split("\\.", -1);
        if ("incomplete".equals(id)) {
            return flag(!demand.complete());
        }
        if ("time".equals(id)) {
            return demand.presentMillis() / 1e3;
        }
        Stamped maximum = demand.maxima().get("pqs".indexOf(parts[0]));
        if (id.endsWith(".time")) {
            return maximum.millis() / 1e3;
        }
        return switch (parts.length == 1 ? "present" : parts[1]) {
            case "present" -> power(demand.present(), parts[0]);
            case "running" -> power(demand.running(), parts[0]);
            case "last" -> power(demand.last(), parts[0]);
            default -> maximum.value();
        };
    }

    private static double power(DemandValue value, String symbol) {
        return value.of(DemandKind.values()["pqs".indexOf(symbol)]);
    }

    private double alarm(int circuit, String id) {
        var alarms = snapshot.protection().alarms().circuits().get(circuit);
        List<AlarmReading> points = alarms.points();
        if ("count".equals(id)) {
            return alarms.count();
        }
        if ("word".equals(id)) {
            int word = 0;
            for (int bit = 0; bit < points.size(); bit++) {
                word |= points.get(bit).active() ? 1 << bit : 0;
            }
            return word;
        }
        String name = id.replaceAll("\\.(time|trigger)$", "");
        AlarmPoint point = Arrays.stream(AlarmPoint.values())
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow();
        AlarmReading reading = points.get(point.ordinal());
        if (snapshot.settings()
                .catalogue()
                .find("c" + (circuit + 1) + ".alarm." + name + ".enabled")
                .isEmpty()) {
            return Double.NaN;
        }
        return id.endsWith(".time")
                ? reading.sinceMillis() / 1e3
                : id.endsWith(".trigger") ? reading.triggerValue() : flag(reading.active());
    }

    private static double relay(RelayReading relay, String id) {
        return switch (id) {
            case "contact" -> flag(relay.closed());
            case "coil" -> flag(relay.coil());
            case "operations" -> relay.operations();
            case "wear.mechanical" -> 100.0 * relay.operations() / 100_000;
            case "wear.electrical" -> 100.0 * relay.operations() / 50_000;
            default -> throw new IllegalArgumentException(id);
        };
    }

    private double record(int circuit, String id) {
        RecordReadings record = snapshot.record();
        return switch (id) {
            case "state" -> record.state().ordinal();
            case "rows" -> record.rows();
            case "cycle.time" -> record.cycleStartMillis() / 1e3;
            case "next.time" -> record.nextSeconds();
            case "last.time" -> record.last().meterMillis() / 1e3;
            default -> {
                String column = circuit < 0 ? id : "c" + (circuit + 1) + "." + id;
                List<String> columns = RecordQuantities.columns(snapshot.circuits()).stream()
                        .map(one -> one.id())
                        .toList();
                yield record.last().values().get(columns.indexOf(column));
            }
        };
    }

    private static double communication(CommunicationReadings read, String id) {
        return switch (id) {
            case "frames" -> read.frames();
            case "crc" -> read.crcErrors();
            case "framing" -> read.framingErrors();
            case "unit" -> read.otherUnits();
            case "connections" -> read.connections();
            case "accepted" -> read.accepted();
            case "error" -> read.lastError();
            case "error.time" -> read.lastErrorMillis().orElseThrow() / 1e3;
            default -> read.exceptions().get(Integer.valueOf(id.substring("exception".length())));
        };
    }

    /** The tariff of the last period that has begun; before the first one that of yesterday's last. */
    private double currentTariff(Settings settings) {
        TariffSettings tariff = settings.catalogue().tariff;
        if (settings.get(tariff.mode) == TariffMode.MANUAL) {
            return settings.get(tariff.manual);
        }
        long minute = Math.floorMod(snapshot.meterMillis() / MINUTE_MILLIS, DAY_MINUTES);
        int period = tariff.starts.size() - 1;
        for (int k = 0; k < tariff.starts.size(); k++) {
            period = settings.get(tariff.starts.get(k)) <= minute ? k : period;
        }
        return settings.get(tariff.tariffs.get(period));
    }

    private double extreme(int circuit, String id) {
        boolean time = id.endsWith(".time");
        String extreme = time ? id.substring(0, id.length() - ".time".length()) : id;
        String of = extreme.substring(0, extreme.length() - ".max".length());
        ExtremeValue value = List.of(ExtremeValues.OF_METER, ExtremeValues.OF_CIRCUIT).stream()
                .flatMap(List::stream)
                .filter(one -> one.id().equals(of))
                .findFirst()
                .orElseThrow();
        Stamped stamped = extreme.endsWith(".max")
                ? snapshot.metering().extremes().highest(value, circuit)
                : snapshot.metering().extremes().lowest(value, circuit);
        return time ? stamped.millis() / 1e3 : stamped.value();
    }
}
