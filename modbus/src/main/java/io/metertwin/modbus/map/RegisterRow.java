package io.metertwin.modbus.map;

import io.metertwin.core.settings.WordOrder;
import java.util.Optional;

/**
 * One line of a map as it is written; {@code {n}} in its texts is replaced when the row is repeated.
 *
 * @param place file and line, for messages
 * @param table the table it stands in
 * @param address wire address (zero-based) of the first register of the first repetition
 * @param words number of registers
 * @param type type of the value; empty for a row that declares a block
 * @param order a fixed order of words and bytes; empty for the order the settings say
 * @param access read-only or read and write
 * @param binding what stands there, such as {@code quantity:c{n}.u1}; empty for a block
 * @param scale value of one count, in {@code unit}
 * @param unit symbol of the unit, empty for a pure number
 * @param models glob of the model codes that have it ({@code MPM4??1-?}); empty for all
 * @param repetition how often it stands in the map, and how far apart
 * @param name short name
 * @param description what it is; empty to take the catalogue's words
 * @param source where that is written: manual section, decision or rule
 */
public record RegisterRow(
        String place,
        DataTable table,
        int address,
        int words,
        Optional<RegisterType> type,
        Optional<WordOrder> order,
        Access access,
        String binding,
        double scale,
        String unit,
        String models,
        Repetition repetition,
        String name,
        String description,
        String source) {

    /** How a row with {@code repeat = circuits} says so. */
    static final int PER_CIRCUIT = 0;

    /**
     * How a row is repeated.
     *
     * @param count number of repetitions; {@link #PER_CIRCUIT} for one for each circuit of the model
     * @param stride registers from one to the next
     */
    public record Repetition(int count, int stride) {

        /** True when there is one for each circuit. */
        public boolean perCircuit() {
            return count == PER_CIRCUIT;
        }

        /** Number of repetitions on a model with the given number of circuits. */
        public int count(int circuits) {
            return perCircuit() ? circuits : count;
        }
    }

    /** True for a row that declares a block of addresses. */
    public boolean declaresBlock() {
        return type.isEmpty();
    }

    /** Address of repetition {@code n}, counted from 1. */
    public int addressOf(int n) {
        return address + (n - 1) * repetition.stride();
    }

    /** A text of this row for repetition {@code n}. */
    static String numbered(String text, int n) {
        return text.replace("{n}", Integer.toString(n));
    }
}
