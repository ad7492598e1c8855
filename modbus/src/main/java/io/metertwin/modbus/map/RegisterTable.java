package io.metertwin.modbus.map;

import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.map.RegisterRow.Repetition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads the rows of one map file: CSV with a header, {@code #} for comments. Checks each row by itself; what rows are
 * to each other is checked by {@link RegisterMapBuilder}.
 */
final class RegisterTable {

    /** A column a file may have; without it every row is one of holding registers. */
    static final String TABLE = "table";

    /** The columns every file has, in any order. */
    static final List<String> COLUMNS = List.of(
            "address",
            "words",
            "type",
            "order",
            "access",
            "binding",
            "scale",
            "unit",
            "models",
            "repeat",
            "stride",
            "name",
            "description",
            "source");

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .get();
    private static final String BLOCK = "block";
    private static final String FUNCTIONS = "functions";
    private static final String CIRCUITS = "circuits";
    private static final int LAST_ADDRESS = 0xFFFF;

    private final MapText file;
    private final List<Line> lines;

    /**
     * Reads a file.
     *
     * @throws RegisterMapException when its columns are not those of a map
     */
    RegisterTable(MapText file) {
        this.file = file;
        lines = lines();
    }

    /**
     * All rows of the file.
     *
     * @throws RegisterMapException at the first row that is wrong
     */
    List<RegisterRow> rows() {
        return lines.stream()
                .filter(line -> !line.namesFunctions())
                .map(Line::row)
                .toList();
    }

    /**
     * The functions the file names; none when it leaves them open.
     *
     * @throws RegisterMapException when one is not known
     */
    Set<FunctionCode> functions() {
        Set<FunctionCode> functions = EnumSet.noneOf(FunctionCode.class);
        lines.stream().filter(Line::namesFunctions).forEach(line -> functions.addAll(line.functions()));
        return functions;
    }

    private List<Line> lines() {
        try (CSVParser parser = CSVParser.parse(file.text(), FORMAT)) {
            checkHeader(parser.getHeaderNames());
            // The parser counts the line it has come to, which is the record's own while no field spans lines.
            return parser.stream()
                    .map(record -> new Line(record, file.name() + ":" + parser.getCurrentLineNumber()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkHeader(List<String> header) {
        List<String> columns = new ArrayList<>(COLUMNS);
        if (header.contains(TABLE)) {
            columns.add(TABLE);
        }
        if (header.size() != columns.size() || !header.containsAll(columns)) {
            throw new RegisterMapException(
                    file.name() + ":1",
                    "the columns must be " + String.join(",", COLUMNS) + " and may be " + TABLE + ", not "
                            + String.join(",", header));
        }
    }

    /** One record and where it stands. */
    private record Line(CSVRecord csv, String place) {

        boolean namesFunctions() {
            return csv.isConsistent() && get("type").equals(FUNCTIONS);
        }

        Set<FunctionCode> functions() {
            required("source");
            try {
                return FunctionCode.parse(required("binding"));
            } catch (IllegalArgumentException e) {
                throw wrong(e.getMessage());
            }
        }

        RegisterRow row() {
            if (!csv.isConsistent()) {
                throw wrong("it has " + csv.size() + " fields instead of "
                        + csv.getParser().getHeaderNames().size());
            }
            Optional<RegisterType> type = type();
            RegisterRow row = new RegisterRow(
                    place,
                    table(),
                    integer("address", 0, LAST_ADDRESS),
                    words(type),
                    type,
                    order(),
                    access(),
                    get("binding"),
                    scale(),
                    get("unit"),
                    get("models"),
                    repetition(),
                    required("name"),
                    get("description"),
                    required("source"));
            if (row.declaresBlock() == !row.binding().isEmpty()) {
                throw wrong(row.declaresBlock() ? "a block has no binding" : "binding is missing");
            }
            return row;
        }

        private DataTable table() {
            String name = csv.isMapped(TABLE) ? get(TABLE) : "";
            return name.isEmpty()
                    ? DataTable.HOLDING
                    : DataTable.named(name)
                            .orElseThrow(() -> wrong("table '" + name + "' is not known; allowed: "
                                    + Arrays.stream(DataTable.values())
                                            .map(DataTable::id)
                                            .collect(Collectors.joining(", "))));
        }

        private Optional<RegisterType> type() {
            String name = required("type");
            Optional<RegisterType> type = RegisterType.named(name);
            if (type.isEmpty() && !name.equals(BLOCK)) {
                throw wrong("type '" + name + "' is not known; allowed: functions, block, "
                        + String.join(
                                ", ",
                                Arrays.stream(RegisterType.values())
                                        .map(RegisterType::id)
                                        .toList()));
            }
            return type;
        }

        private int words(Optional<RegisterType> type) {
            int implied = type.map(RegisterType::words).orElse(0);
            int words = implied > 0 && get("words").isEmpty() ? implied : integer("words", 1, LAST_ADDRESS + 1);
            if (implied > 0 && words != implied) {
                throw wrong("words is " + words + ", but " + type.orElseThrow().id() + " takes " + implied);
            }
            return words;
        }

        private Optional<WordOrder> order() {
            String name = get("order");
            return name.isEmpty() ? Optional.empty() : Optional.of(constant(WordOrder.class, "order", name));
        }

        private Access access() {
            String name = get("access");
            return name.isEmpty() ? Access.R : constant(Access.class, "access", name.toUpperCase(Locale.ROOT));
        }

        private Repetition repetition() {
            String repeat = get("repeat");
            if (repeat.isEmpty()) {
                return new Repetition(1, 0);
            }
            int count = repeat.equals(CIRCUITS) ? RegisterRow.PER_CIRCUIT : integer("repeat", 1, LAST_ADDRESS);
            return new Repetition(count, integer("stride", 1, LAST_ADDRESS));
        }

        private double scale() {
            String text = get("scale");
            try {
                double scale = text.isEmpty() ? 1 : Double.parseDouble(text);
                if (scale > 0 && Double.isFinite(scale)) {
                    return scale;
                }
            } catch (NumberFormatException e) {
                // Refused below like a number that is no scale.
            }
            throw wrong("scale '" + text + "' is not a number above 0");
        }

        private int integer(String column, int lowest, int highest) {
            String text = required(column);
            try {
                int value = Integer.parseInt(text);
                if (value >= lowest && value <= highest) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Refused below like a number out of range.
            }
            throw wrong(column + " '" + text + "' is not a whole number " + lowest + ".." + highest);
        }

        private <E extends Enum<E>> E constant(Class<E> type, String column, String name) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> wrong(column + " '" + name + "' is not known; allowed: "
                            + Arrays.toString(type.getEnumConstants())));
        }

        private String required(String column) {
            String text = get(column);
            if (text.isEmpty()) {
                throw wrong(column + " is missing");
            }
            return text;
        }

        private String get(String column) {
            return csv.get(column);
        }

        private RegisterMapException wrong(String reason) {
            return new RegisterMapException(place, reason);
        }
    }
}
