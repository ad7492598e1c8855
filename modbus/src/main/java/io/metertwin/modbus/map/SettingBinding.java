package io.metertwin.modbus.map;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.ChoiceType;
import io.metertwin.core.settings.ModbusSettings;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.TextType;
import io.metertwin.core.unit.Unit;
import java.util.List;

/** What is set: several of them may be written at once, and count as one change. */
public sealed interface SettingBinding extends Binding {

    @Override
    default boolean writable() {
        return true;
    }

    /**
     * The settings that a written value changes.
     *
     * @param value what was written, in the unit of the binding
     * @param settings the settings the write meets
     * @throws SettingException when the value is not allowed
     */
    List<SettingChange<?>> changes(double value, Settings settings) throws SettingException;

    /**
     * The settings that a written text changes; for those that are {@link #textual}.
     *
     * @throws SettingException when the text is not allowed
     */
    default List<SettingChange<?>> changes(String text) throws SettingException {
        throw new SettingException(id() + " takes no text");
    }

    /**
     * True when the meter does not take this now.
     *
     * @param settings the settings the write meets
     * @param changes everything the write changes
     */
    default boolean locked(Settings settings, List<SettingChange<?>> changes) {
        return false;
    }

    /**
     * A setting; a choice stands there as its code. A password reads 0, or as an empty text.
     *
     * @param setting which
     */
    record OfSetting(Setting<?> setting) implements SettingBinding {
        @Override
        public String id() {
            return "setting:" + setting.id();
        }

        /** True when the setting is one of a list. */
        public boolean choice() {
            return setting.type() instanceof ChoiceType<?>;
        }

        @Override
        public boolean switchable() {
            return SettingValues.onOrOff(setting);
        }

        @Override
        public Unit unit() {
            return choice() ? Unit.NONE : setting.unit();
        }

        @Override
        public String term() {
            return setting.description() + " (" + SettingValues.allowed(setting) + ")";
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return setting.secret() ? 0 : snapshot.settings().number(setting);
        }

        @Override
        public boolean textual() {
            return setting.type() instanceof TextType;
        }

        @Override
        public String text(MeterSnapshot snapshot) {
            return setting.secret() ? "" : snapshot.settings().text(setting);
        }

        @Override
        public List<SettingChange<?>> changes(String text) throws SettingException {
            return List.of(SettingChange.parse(setting, text));
        }

        @Override
        public List<SettingChange<?>> changes(double value, Settings settings) throws SettingException {
            if (value == ModbusSettings.BROADCAST_ONLY && setting.equals(settings.catalogue().modbus.address)) {
                throw new SettingException(setting.id() + ": 0 is not allowed over Modbus; allowed: 1..247");
            }
            return List.of(SettingChange.ofNumber(setting, value));
        }
    }

    /**
     * A tariff register of the manual.
     *
     * @param field which
     */
    record OfTariff(TariffField field) implements SettingBinding {
        @Override
        public String id() {
            return "tariff:" + field.id();
        }

        @Override
        public String term() {
            return field.term();
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return field.number(snapshot.settings());
        }

        @Override
        public List<SettingChange<?>> changes(double value, Settings settings) throws SettingException {
            return field.changes(value, settings);
        }

        @Override
        public boolean locked(Settings settings, List<SettingChange<?>> changes) {
            return field.locked(settings, changes);
        }
    }
}
