package io.metertwin.modbus.server;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.TariffSettings;
import io.metertwin.modbus.map.RegisterItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** What the registers of a row hold: the value its binding names, by the row's type, factor and unit. */
final class RowExpectation {

    private static final Map<String, long[]> RANGES = Map.of(
            "uint16", new long[] {0, 0xFFFF},
            "int16", new long[] {-0x8000, 0x7FFF},
            "uint32", new long[] {0, 0xFFFF_FFFFL},
            "int32", new long[] {-0x8000_0000L, 0x7FFF_FFFF},
            "uint64", new long[] {0, Long.MAX_VALUE},
            "int64", new long[] {Long.MIN_VALUE, Long.MAX_VALUE},
            "enum", new long[] {0, 0xFFFF},
            "bitfield", new long[] {0, 0xFFFF});

    private final MeterSnapshot snapshot;
    private final SnapshotTruth truth;

    RowExpectation(MeterSnapshot snapshot) {
        this.snapshot = snapshot;
        truth = new SnapshotTruth(snapshot);
    }

    /** The whole number of an integer row, or the bits of a float32 row; 0 for an absent value. */
    long number(RegisterItem item) {
        double value = value(item.binding().id());
        if (Double.isNaN(value)) {
            return 0;
        }
        BigDecimal divisor = new BigDecimal(Double.toString(item.row().scale())).multiply(prefix(item));
        if ("float32".equals(item.type().id())) {
            return Float.floatToIntBits((float) (value / divisor.doubleValue()));
        }
        RoundingMode rounding = isCounted(item) ? RoundingMode.FLOOR : RoundingMode.HALF_EVEN;
        long[] range = RANGES.get(item.type().id());
        long whole = new BigDecimal(value).divide(divisor, 0, rounding).longValueExact();
        return Math.max(range[0], Math.min(range[1], whole));
    }

    /** Energies and times are cut off, everything else is rounded. */
    private static boolean isCounted(RegisterItem item) {
        String id = item.binding().id();
        return id.startsWith("quantity:") && (id.contains("energy.") || id.endsWith("time"));
    }

    private static BigDecimal prefix(RegisterItem item) {
        String unit = item.row().unit();
        if (unit.equals(item.binding().unit().symbol())) {
            return BigDecimal.ONE;
        }
        return unit.matches("k(W|VA|var|Wh|VAh|varh)")
                ? BigDecimal.valueOf(1000)
                : unit.matches("m[AV]") ? new BigDecimal("0.001") : BigDecimal.ONE;
    }

    /** The value a binding names, in its own unit; NaN while absent. */
    double value(String binding) {
        String id = binding.substring(binding.indexOf(':') + 1);
        return switch (binding.substring(0, binding.indexOf(':'))) {
            case "quantity" -> truth.value(id);
            case "setting" -> setting(id);
            case "stamp" -> stamp(id);
            case "clock" -> part(snapshot.meterMillis(), id);
            case "identity" -> identity(id);
            case "tariff" -> tariff(id);
            case "window" -> snapshot.window().span().index();
            case "temperature" -> snapshot.temperature().celsius();
            case "constant" -> id.startsWith("0x") ? Long.decode(id) : Double.parseDouble(id);
            case "relay" -> snapshot.protection().relay().coil() ? 1 : 0;
            case "record" -> snapshot.record().state().ordinal() > 0 ? 1 : 0;
            case "command" -> 0;
            default -> throw new IllegalArgumentException(binding);
        };
    }

    private double setting(String id) {
        Setting<?> setting = snapshot.settings().catalogue().find(id).orElseThrow();
        return setting.secret() ? 0 : snapshot.settings().number(setting);
    }

    private double stamp(String id) {
        int colon = id.indexOf(':');
        double seconds = truth.value(id.substring(0, colon));
        return Double.isNaN(seconds) ? seconds : part(Math.round(seconds * 1000), id.substring(colon + 1));
    }

    private static double part(long millis, String field) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(millis / 1000, (int) (millis % 1000) * 1_000_000, ZoneOffset.UTC);
        return switch (field) {
            case "seconds" -> Math.floorDiv(millis, 1000L);
            case "millis" -> millis % 1000;
            case "year" -> time.getYear();
            case "month" -> time.getMonthValue();
            case "day" -> time.getDayOfMonth();
            case "hour" -> time.getHour();
            case "minute" -> time.getMinute();
            default -> time.getSecond();
        };
    }

    private double identity(String id) {
        String code = snapshot.identity().model().code();
        return switch (id) {
            case "circuits" -> code.charAt(4) - '0';
            case "input" -> code.charAt(5) - '1';
            case "expansion" -> code.charAt(6) - '0';
            default -> "ADH".indexOf(code.charAt(8));
        };
    }

    private double tariff(String id) {
        Settings settings = snapshot.settings();
        TariffSettings tariff = settings.catalogue().tariff;
        int start = TariffSettings.PERIODS.indexOf(settings.get(tariff.shownStart));
        int number = TariffSettings.PERIODS.indexOf(settings.get(tariff.shownTariff));
        return switch (id) {
            case "manual" -> settings.get(tariff.manual);
            case "start" -> 2048L * start + settings.get(tariff.starts.get(start));
            default -> 256L * number + settings.get(tariff.tariffs.get(number));
        };
    }

    /** The text of an ascii row; a password reads as an empty text. */
    String text(RegisterItem item) {
        String id = item.binding().id();
        return switch (id) {
            case "identity:model" -> snapshot.identity().model().code();
            case "identity:serial" -> snapshot.identity().serialNumber();
            case "identity:firmware" -> snapshot.identity().firmware();
            default -> {
                Setting<?> setting = snapshot.settings()
                        .catalogue()
                        .find(id.substring("setting:".length()))
                        .orElseThrow();
                yield setting.secret() ? "" : snapshot.settings().text(setting);
            }
        };
    }
}
