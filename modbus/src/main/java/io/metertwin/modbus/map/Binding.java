package io.metertwin.modbus.map;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.record.RecordState;
import io.metertwin.core.settings.ChoiceType;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.TextType;
import io.metertwin.core.unit.Unit;
import java.util.List;

/** What stands in a register: where its value is found in a snapshot. */
public sealed interface Binding {

    /** The binding as a map writes it: {@code quantity:c1.u1}. */
    String id();

    /** Unit of {@link #number}. */
    Unit unit();

    /** What the value is, in the words of the catalogue it comes from. */
    String term();

    /** The value in its unit; NaN when absent. Meaningless for texts. */
    double number(MeterSnapshot snapshot);

    /** True when the value is a text. */
    default boolean textual() {
        return false;
    }

    /** The text, for a binding that is {@link #textual}. */
    default String text(MeterSnapshot snapshot) {
        return "";
    }

    /** True when it can be written at all. */
    default boolean writable() {
        return false;
    }

    /**
     * The settings that a written value changes; for bindings that hold settings.
     *
     * @param value what was written, in the unit of the binding
     * @param settings the settings the write meets
     * @throws SettingException when the value is not allowed, or this holds no setting
     */
    default List<SettingChange<?>> changes(double value, Settings settings) throws SettingException {
        throw new SettingException(id() + " is no setting; it needs a write of its own");
    }

    /**
     * The settings that a written text changes; for settings that are {@link #textual}.
     *
     * @throws SettingException when the text is not allowed, or this holds no setting
     */
    default List<SettingChange<?>> changes(String text) throws SettingException {
        throw new SettingException(id() + " is no setting; it takes no text");
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

    /** True for a counter or a time, which is cut off rather than rounded when its register is coarser. */
    default boolean counter() {
        return false;
    }

    /** The temperature input: a reading below every temperature, 0x8000 in tenths, while the sensor is open. */
    record OfTemperature() implements Binding {

        private static final double OPEN_CELSIUS = -3276.8;

        @Override
        public String id() {
            return "temperature:sensor";
        }

        @Override
        public Unit unit() {
            return Unit.CELSIUS;
        }

        @Override
        public String term() {
            return "temperature";
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            boolean open = snapshot.temperature().state() == Temperature.State.OPEN;
            return open ? OPEN_CELSIUS : snapshot.temperature().celsius();
        }
    }

    /**
     * A measured value.
     *
     * @param reading which, of which circuit
     */
    record OfQuantity(QuantityReading reading) implements Binding {
        @Override
        public String id() {
            return "quantity:" + reading.id();
        }

        @Override
        public Unit unit() {
            return reading.quantity().unit();
        }

        @Override
        public String term() {
            return reading.quantity().term();
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return reading.value(snapshot);
        }

        @Override
        public boolean counter() {
            return switch (unit()) {
                case WATT_HOUR, VAR_HOUR, VOLT_AMPERE_HOUR, SECOND -> true;
                default -> false;
            };
        }
    }

    /**
     * A setting; a choice stands there as its code. A password reads 0, or as an empty text.
     *
     * @param setting which
     */
    record OfSetting(Setting<?> setting) implements Binding {
        @Override
        public String id() {
            return "setting:" + setting.id();
        }

        /** True when the setting is one of a list. */
        public boolean choice() {
            return setting.type() instanceof ChoiceType<?>;
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
        public boolean writable() {
            return true;
        }

        @Override
        public List<SettingChange<?>> changes(double value, Settings settings) throws SettingException {
            return List.of(SettingChange.ofNumber(setting, value));
        }
    }

    /**
     * A tariff register of the manual.
     *
     * @param field which
     */
    record OfTariff(TariffField field) implements Binding {
        @Override
        public String id() {
            return "tariff:" + field.id();
        }

        @Override
        public Unit unit() {
            return Unit.NONE;
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
        public boolean writable() {
            return true;
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

    /**
     * Something on the nameplate.
     *
     * @param field which
     */
    record OfIdentity(IdentityField field) implements Binding {
        @Override
        public String id() {
            return "identity:" + field.id();
        }

        @Override
        public Unit unit() {
            return Unit.NONE;
        }

        @Override
        public String term() {
            return field.term();
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return field.number(snapshot.identity());
        }

        @Override
        public boolean textual() {
            return field.textual();
        }

        @Override
        public String text(MeterSnapshot snapshot) {
            return field.text(snapshot.identity());
        }
    }

    /**
     * A part of the meter's own clock; writing parts sets the clock.
     *
     * @param field which part
     */
    record OfClock(ClockField field) implements Binding {
        @Override
        public String id() {
            return "clock:" + field.id();
        }

        @Override
        public Unit unit() {
            return field.unit();
        }

        @Override
        public String term() {
            return field.term();
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return field.of(snapshot.meterMillis());
        }

        @Override
        public boolean writable() {
            return true;
        }
    }

    /** The number of the window the snapshot shows. */
    record WindowCounter() implements Binding {
        @Override
        public String id() {
            return "window:counter";
        }

        @Override
        public Unit unit() {
            return Unit.NONE;
        }

        @Override
        public String term() {
            return "window counter; reads with the same number belong together";
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return snapshot.windowCount();
        }
    }

    /**
     * A fixed number.
     *
     * @param literal the number as the map writes it, decimal or with 0x
     * @param value the number
     */
    record Constant(String literal, double value) implements Binding {
        @Override
        public String id() {
            return "constant:" + literal;
        }

        @Override
        public Unit unit() {
            return Unit.NONE;
        }

        @Override
        public String term() {
            return "always " + literal;
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return value;
        }
    }

    /**
     * A part of the time at which something was reached.
     *
     * @param reading the time, a quantity in seconds since 1970-01-01 00:00 in meter time
     * @param field which part
     */
    record OfStamp(QuantityReading reading, ClockField field) implements Binding {

        private static final double MILLIS_PER_SECOND = 1e3;

        @Override
        public String id() {
            return "stamp:" + reading.id() + ":" + field.id();
        }

        @Override
        public Unit unit() {
            return field.unit();
        }

        @Override
        public String term() {
            return reading.quantity().term() + ": " + field.id();
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            double seconds = reading.value(snapshot);
            return Double.isNaN(seconds) ? seconds : field.of(Math.round(seconds * MILLIS_PER_SECOND));
        }
    }

    /** The relay by hand: writing 1 closes it, 0 opens it; reads whether its coil is on. */
    record OfRelay() implements Binding {
        @Override
        public String id() {
            return "relay:operate";
        }

        @Override
        public Unit unit() {
            return Unit.NONE;
        }

        @Override
        public String term() {
            return "relay by hand (0 = open, 1 = close); refused in alarm mode";
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return snapshot.protection().relay().coil() ? 1 : 0;
        }

        @Override
        public boolean writable() {
            return true;
        }
    }

    /** The record task: writing 1 starts it, 0 stops it; reads whether it is on. */
    record OfRecord() implements Binding {
        @Override
        public String id() {
            return "record:operate";
        }

        @Override
        public Unit unit() {
            return Unit.NONE;
        }

        @Override
        public String term() {
            return "record task (0 = stop, 1 = start); refused when it is so already";
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return snapshot.record().state() == RecordState.STOPPED ? 0 : 1;
        }

        @Override
        public boolean writable() {
            return true;
        }
    }

    /**
     * A register of protected commands; reads 0.
     *
     * @param field which
     */
    record OfCommand(CommandField field) implements Binding {
        @Override
        public String id() {
            return "command:" + field.id();
        }

        @Override
        public Unit unit() {
            return Unit.NONE;
        }

        @Override
        public String term() {
            return field.term();
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return 0;
        }

        @Override
        public boolean writable() {
            return true;
        }
    }
}
