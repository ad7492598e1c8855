package io.metertwin.modbus.map;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.WordOrder;
import java.util.Optional;

/**
 * One value at one address: a row of the map, bound to a value of one model.
 *
 * @param row the row it comes from
 * @param number which repetition of the row, from 1
 * @param address first wire address
 * @param type type of the registers
 * @param binding what stands there
 * @param unit unit the registers count in
 * @param divisor engine units in one count: 100 for 0.1 kWh
 */
public record RegisterItem(
        RegisterRow row, int number, int address, RegisterType type, Binding binding, RegisterUnit unit, double divisor)
        implements Extent {

    static RegisterItem of(RegisterRow row, int number, Binding binding) {
        RegisterUnit unit = RegisterUnit.of(row.unit(), binding.unit());
        return new RegisterItem(
                row,
                number,
                row.addressOf(number),
                row.type().orElseThrow(),
                binding,
                unit,
                row.scale() * unit.factor());
    }

    @Override
    public int words() {
        return row.words();
    }

    @Override
    public int end() {
        return address + row.words();
    }

    /** Name, numbered. */
    public String name() {
        return RegisterRow.numbered(row.name(), number);
    }

    /** What it is: the row's own words, or those of the catalogue it is bound to. */
    public String description() {
        return row.description().isEmpty() ? binding.term() : RegisterRow.numbered(row.description(), number);
    }

    /** A fixed order of words and bytes, if it does not follow the settings. */
    public Optional<WordOrder> order() {
        return row.order();
    }

    /** True when a client may write it. */
    public boolean writable() {
        return row.access() == Access.RW;
    }

    /**
     * The number the registers hold, as bits, most significant first. Counters are cut off, so that a coarse register
     * never runs ahead of a fine one; other whole numbers are rounded.
     */
    public long bits(MeterSnapshot snapshot) {
        double counts = binding.number(snapshot) / divisor;
        if (type.integral()) {
            counts = binding.counter() ? Math.floor(counts) : Math.rint(counts);
        }
        return type.bits(counts);
    }

    /** The value in engine units that bits stand for. */
    public double value(long bits) {
        return type.number(bits) * divisor;
    }
}
