package io.metertwin.modbus.map;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.unit.Unit;

/** What is done when it is written: each kind needs a write of its own. */
public sealed interface OrderBinding extends Binding {

    @Override
    default boolean writable() {
        return true;
    }

    /**
     * A part of the meter's own clock; writing parts sets the clock.
     *
     * @param field which part
     */
    record OfClock(ClockField field) implements OrderBinding {
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
    }

    /**
     * Something that is on or off by hand: writing 1 switches it on, 0 off; reads whether it is on.
     *
     * @param field what
     */
    record OfSwitch(SwitchField field) implements OrderBinding {
        @Override
        public String id() {
            return field.id() + ":operate";
        }

        @Override
        public String term() {
            return field.term();
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return field.on(snapshot) ? 1 : 0;
        }

        @Override
        public boolean switchable() {
            return true;
        }
    }

    /**
     * A register of protected commands; reads 0.
     *
     * @param field which
     */
    record OfCommand(CommandField field) implements OrderBinding {
        @Override
        public String id() {
            return "command:" + field.id();
        }

        @Override
        public String term() {
            return field.term();
        }

        @Override
        public double number(MeterSnapshot snapshot) {
            return 0;
        }
    }
}
