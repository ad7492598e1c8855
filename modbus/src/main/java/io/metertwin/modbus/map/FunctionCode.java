package io.metertwin.modbus.map;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A function of the Modbus application protocol (1.1b3, section 6) that a map may name. */
public enum FunctionCode {
    /** Reads coils, up to 2000. */
    READ_COILS(0x01, DataTable.COIL, false, 2000),
    /** Reads discrete inputs, up to 2000. */
    READ_DISCRETE_INPUTS(0x02, DataTable.DISCRETE, false, 2000),
    /** Reads holding registers, up to 125. */
    READ_HOLDING_REGISTERS(0x03, DataTable.HOLDING, false, 125),
    /** Reads input registers, up to 125. */
    READ_INPUT_REGISTERS(0x04, DataTable.INPUT, false, 125),
    /** Writes one coil. */
    WRITE_SINGLE_COIL(0x05, DataTable.COIL, true, 1),
    /** Writes one holding register. */
    WRITE_SINGLE_REGISTER(0x06, DataTable.HOLDING, true, 1),
    /** Writes coils, up to 1968. */
    WRITE_MULTIPLE_COILS(0x0F, DataTable.COIL, true, 1968),
    /** Writes holding registers, up to 123. */
    WRITE_MULTIPLE_REGISTERS(0x10, DataTable.HOLDING, true, 123);

    /** What a map has that names no functions: 03, 06 and 10 (hex). */
    static final Set<FunctionCode> USUAL = Collections.unmodifiableSet(
            EnumSet.of(READ_HOLDING_REGISTERS, WRITE_SINGLE_REGISTER, WRITE_MULTIPLE_REGISTERS));

    private static final int HEX = 16;
    private static final List<Optional<FunctionCode>> BY_CODE = IntStream.rangeClosed(0, 0xFF)
            .mapToObj(code -> Arrays.stream(values())
                    .filter(function -> function.code == code)
                    .findFirst())
            .toList();

    private final int code;
    private final DataTable table;
    private final boolean writes;
    private final int maximum;

    FunctionCode(int code, DataTable table, boolean writes, int maximum) {
        this.code = code;
        this.table = table;
        this.writes = writes;
        this.maximum = maximum;
    }

    /** The function with a code; empty for one that no map can name. */
    public static Optional<FunctionCode> of(int code) {
        return code >= 0 && code < BY_CODE.size() ? BY_CODE.get(code) : Optional.empty();
    }

    /** The function that reads a table. */
    public static FunctionCode reading(DataTable table) {
        return Arrays.stream(values())
                .filter(function -> function.table == table && !function.writes)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The functions a map names.
     *
     * @param text their codes in hex, with blanks between: {@code 03 04 10}
     * @throws IllegalArgumentException when one is not known
     */
    static Set<FunctionCode> parse(String text) {
        Set<FunctionCode> functions = EnumSet.noneOf(FunctionCode.class);
        for (String code : text.strip().split(" +", -1)) {
            functions.add(parseOne(code));
        }
        return Collections.unmodifiableSet(functions);
    }

    private static FunctionCode parseOne(String code) {
        try {
            return of(Integer.parseInt(code, HEX)).orElseThrow(() -> unknown(code));
        } catch (NumberFormatException e) {
            throw unknown(code);
        }
    }

    private static IllegalArgumentException unknown(String code) {
        return new IllegalArgumentException("function '" + code + "' is not known; allowed: "
                + Arrays.stream(values()).map(FunctionCode::id).collect(Collectors.joining(" ")));
    }

    /** The code on the wire. */
    public int code() {
        return code;
    }

    /** The code in hex, as a map writes it. */
    public String id() {
        return "%02X".formatted(code);
    }

    /** The table it is for. */
    public DataTable table() {
        return table;
    }

    /** True for a function that writes. */
    public boolean writes() {
        return writes;
    }

    /** Most registers or bits in one request. */
    public int maximum() {
        return maximum;
    }
}
