package io.metertwin.modbus.map;

import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.TariffMode;
import io.metertwin.core.settings.TariffSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The registers 1071 to 1073 of the manual (5.3.2): one each for a choice or for six periods (decision 18). */
public enum TariffField {
    /** The tariff of manual mode; locked while the clock chooses. */
    MANUAL("tariff of manual mode (1..6); locked in clock mode") {
        @Override
        double number(Settings settings) {
            return settings.number(tariff(settings).manual);
        }

        @Override
        List<SettingChange<?>> changes(double value, Settings settings) throws SettingException {
            return List.of(SettingChange.ofNumber(tariff(settings).manual, value));
        }

        @Override
        boolean locked(Settings settings, List<SettingChange<?>> changes) {
            Setting<TariffMode> mode = tariff(settings).mode;
            Object next = settings.get(mode);
            for (SettingChange<?> change : changes) {
                next = change.setting().equals(mode) ? change.value() : next;
            }
            return next == TariffMode.CLOCK;
        }
    },
    /** Start of one of the six periods. */
    START(
            "start of one period: period (0 = Ta .. 5 = Tf) x 2048 + minute of the day (0..1439); reads the last written") {
        @Override
        double number(Settings settings) {
            TariffSettings tariff = tariff(settings);
            return indexed(settings, tariff.shownStart, tariff.starts, START_STEP);
        }

        @Override
        List<SettingChange<?>> changes(double value, Settings settings) throws SettingException {
            TariffSettings tariff = tariff(settings);
            return changeOfOne(value, tariff.shownStart, tariff.starts, START_STEP);
        }
    },
    /** Tariff of one of the six periods. */
    NUMBER("tariff of one period: period (0 = Ta .. 5 = Tf) x 256 + tariff (1..6); reads the last written") {
        @Override
        double number(Settings settings) {
            TariffSettings tariff = tariff(settings);
            return indexed(settings, tariff.shownTariff, tariff.tariffs, TARIFF_STEP);
        }

        @Override
        List<SettingChange<?>> changes(double value, Settings settings) throws SettingException {
            TariffSettings tariff = tariff(settings);
            return changeOfOne(value, tariff.shownTariff, tariff.tariffs, TARIFF_STEP);
        }
    };

    private static final int START_STEP = 2048;
    private static final int TARIFF_STEP = 256;

    private final String term;

    TariffField(String term) {
        this.term = term;
    }

    /** The field with the given id. */
    static Optional<TariffField> named(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }

    /** The id in maps. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is. */
    public String term() {
        return term;
    }

    /** What the register shows. */
    abstract double number(Settings settings);

    /**
     * The settings that a written value changes.
     *
     * @throws SettingException when the value is not allowed
     */
    abstract List<SettingChange<?>> changes(double value, Settings settings) throws SettingException;

    /** True when the meter does not take this now, with everything else that is written along. */
    boolean locked(Settings settings, List<SettingChange<?>> changes) {
        return false;
    }

    private static TariffSettings tariff(Settings settings) {
        return settings.catalogue().tariff;
    }

    private static double indexed(Settings settings, Setting<String> shown, List<Setting<Long>> values, int step) {
        double period = settings.number(shown);
        return period * step + settings.number(values.get((int) period));
    }

    private static List<SettingChange<?>> changeOfOne(
            double value, Setting<String> shown, List<Setting<Long>> values, int step) throws SettingException {
        SettingChange<String> period = SettingChange.ofNumber(shown, Math.floor(value / step));
        Setting<Long> setting = values.get((int) shown.type().toNumber(period.value()));
        return List.of(SettingChange.ofNumber(setting, value % step), period);
    }
}
