package io.metertwin.modbus.map;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.unit.Unit;

/** What stands in a register: where its value is found in a snapshot. */
public sealed interface Binding permits MeasuredBinding, FixedBinding, SettingBinding, OrderBinding {

    /** The binding as a map writes it: {@code quantity:c1.u1}. */
    String id();

    /** Unit of {@link #number}; none unless said otherwise. */
    default Unit unit() {
        return Unit.NONE;
    }

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

    /** True when it takes 0 and 1 and nothing else, so that a coil can hold it. */
    default boolean switchable() {
        return false;
    }

    /** True for a counter or a time, which is cut off rather than rounded when its register is coarser. */
    default boolean counter() {
        return false;
    }
}
