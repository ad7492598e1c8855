package io.metertwin.modbus.map;

import io.metertwin.core.measure.MeterSnapshot;

/** What never changes while a meter runs: its nameplate, and numbers of the map itself. */
public sealed interface FixedBinding extends Binding {

    /**
     * Something on the nameplate.
     *
     * @param field which
     */
    record OfIdentity(IdentityField field) implements FixedBinding {
        @Override
        public String id() {
            return "identity:" + field.id();
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
     * A fixed number.
     *
     * @param literal the number as the map writes it, decimal or with 0x
     * @param value the number
     */
    record Constant(String literal, double value) implements FixedBinding {
        @Override
        public String id() {
            return "constant:" + literal;
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
}
