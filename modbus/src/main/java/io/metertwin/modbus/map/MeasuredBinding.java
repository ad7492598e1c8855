package io.metertwin.modbus.map;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.unit.Unit;

/** What the meter measures, and when: read only. */
public sealed interface MeasuredBinding extends Binding {

    /**
     * A measured value.
     *
     * @param reading which, of which circuit
     */
    record OfQuantity(QuantityReading reading) implements MeasuredBinding {
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

    /** The temperature input: a reading below every temperature, 0x8000 in tenths, while the sensor is open. */
    record OfTemperature() implements MeasuredBinding {

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
     * A part of the time at which something was reached.
     *
     * @param reading the time, a quantity in seconds since 1970-01-01 00:00 in meter time
     * @param field which part
     */
    record OfStamp(QuantityReading reading, ClockField field) implements MeasuredBinding {

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

    /** The number of the window the snapshot shows. */
    record WindowCounter() implements MeasuredBinding {
        @Override
        public String id() {
            return "window:counter";
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
}
