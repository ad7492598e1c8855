package io.metertwin.signal.grid;

import io.metertwin.signal.grid.PhaseLoad.ByPower;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A load from a CSV file: a time column and a power column, held from row to row, repeated after the end.
 *
 * <p>The header names the columns: {@code time} (seconds, or {@code h:mm} / {@code h:mm:ss}), one of {@code W},
 * {@code kW}, {@code MW} for the circuit's active power, and optionally {@code pf} (1 when absent; negative leads). Other
 * columns are the user's own. The first of semicolon, tab, comma that the header holds separates the cells; numbers may
 * have a decimal comma where it does not. {@code #} begins a comment. A file of clock times repeats after whole days; in
 * one of plain seconds the span from the last row on lasts as long as the one before.
 */
public final class CsvLoad implements LoadProfile {

    private static final double DAY_SECONDS = 86_400;
    /** Seconds within which two instants are one. */
    private static final double INSTANT = 1e-6;

    private final double[] times;
    private final CircuitLoad[] loads;
    private final double duration;

    private final double startSeconds;

    private CsvLoad(List<Row> rows, double startSecondOfDay) {
        startSeconds = rows.get(0).clockTime() ? startSecondOfDay : rows.get(0).seconds();
        times = rows.stream().mapToDouble(Row::seconds).toArray();
        loads = rows.stream().map(Row::load).toArray(CircuitLoad[]::new);
        duration = rows.get(0).clockTime() ? wholeDays(times) : lastSpanTwice(times);
    }

    private static double wholeDays(double[] times) {
        return DAY_SECONDS * Math.max(1, Math.ceil((times[times.length - 1] - times[0]) / DAY_SECONDS));
    }

    private static double lastSpanTwice(double[] times) {
        double last = times[times.length - 1];
        return times.length == 1 ? 1 : last - times[0] + (last - times[times.length - 2]);
    }

    private record Row(double seconds, CircuitLoad load, boolean clockTime) {}

    private record Columns(String separator, int count, int time, int power, double watts, int powerFactor) {

        String[] cells(String line, String where) throws IOException {
            String[] cells = line.split(separator, -1);
            if (cells.length != count) {
                throw new IOException(where + cells.length + " cells, but the header names " + count + " columns"
                        + (separator.equals(",") ? "; separate by semicolons where numbers have a decimal comma" : ""));
            }
            if (!separator.equals(",")) {
                cells[power] = cells[power].replace(',', '.');
                cells[time] = cells[time].replace(',', '.');
                if (powerFactor >= 0) {
                    cells[powerFactor] = cells[powerFactor].replace(',', '.');
                }
            }
            return cells;
        }
    }

    /**
     * Reads a file. Times of the form {@code h:mm} are times of the day and follow the clock of the run; plain seconds count
     * from its start.
     *
     * @param file the file
     * @param startSecondOfDay time of day at second 0 of the run
     * @throws IOException when it cannot be read or understood; the message begins with file and line
     */
    public static CsvLoad read(Path file, double startSecondOfDay) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        Columns columns = null;
        List<Row> rows = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).replace("\uFEFF", "").strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = file + ":" + number + ": ";
            if (columns == null) {
                columns = columns(line, where);
            } else {
                rows.add(row(columns.cells(line, where), columns, rows, where));
            }
        }
        if (rows.isEmpty()) {
            throw new IOException(
                    file + ":" + Math.max(1, lines.size()) + ": no rows; a header (time,kW) and rows are needed");
        }
        return new CsvLoad(rows, startSecondOfDay);
    }

    private static Columns columns(String header, String where) throws IOException {
        String separator = header.contains(";") ? ";" : header.contains("\t") ? "\t" : ",";
        List<String> names = Arrays.stream(header.split(separator, -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        refuseReactive(names, where);
        int time = only(names, List.of("time", "t", "seconds", "s"), where);
        int power = only(names, List.of("w", "kw", "mw"), where);
        if (time < 0 || power < 0) {
            throw new IOException(where + "the header must name a column 'time' and one of 'W', 'kW', 'MW'");
        }
        double watts = switch (names.get(power)) {
            case "kw" -> 1e3;
            case "mw" -> 1e6;
            default -> 1;
        };
        return new Columns(separator, names.size(), time, power, watts, only(names, List.of("pf"), where));
    }

    /** A reactive power that went unread would make a wrong load of a plausible file. */
    private static void refuseReactive(List<String> names, String where) throws IOException {
        for (String name : names) {
            if (List.of("var", "kvar", "mvar").contains(name)) {
                throw new IOException(where + "a column '" + name + "' is not understood; give a column 'pf' instead");
            }
        }
    }

    /** Position of the one column that has one of the names, -1 when none has. */
    private static int only(List<String> names, List<String> wanted, String where) throws IOException {
        int found = -1;
        for (int k = 0; k < names.size(); k++) {
            if (wanted.contains(names.get(k))) {
                if (found >= 0) {
                    throw new IOException(
                            where + "'" + names.get(found) + "' and '" + names.get(k) + "' say the same; keep one");
                }
                found = k;
            }
        }
        return found;
    }

    private static Row row(String[] cells, Columns columns, List<Row> before, String where) throws IOException {
        double seconds = seconds(cells[columns.time()].strip(), where);
        if (!before.isEmpty() && seconds <= before.get(before.size() - 1).seconds()) {
            throw new IOException(where + "time does not go forward; sort the rows");
        }
        double factor = columns.powerFactor() < 0 ? 1 : number(cells[columns.powerFactor()], where);
        double watts = number(cells[columns.power()], where) * columns.watts();
        try {
            return new Row(
                    seconds,
                    CircuitLoad.balanced(new ByPower(watts / 3, Math.abs(factor), factor < 0, Distortion.NONE)),
                    cells[columns.time()].contains(":"));
        } catch (IllegalArgumentException e) {
            throw new IOException(where + e.getMessage(), e);
        }
    }

    private static double seconds(String text, String where) throws IOException {
        double total = 0;
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            throw new IOException(where + "time '" + text + "' is neither seconds nor h:mm[:ss]");
        }
        for (String part : parts) {
            total = total * 60 + number(part, where);
        }
        return parts.length == 2 ? total * 60 : total;
    }

    private static double number(String text, String where) throws IOException {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IOException(where + "'" + text.strip() + "' is not a number (decimal point, no unit)", e);
        }
        throw new IOException(where + "'" + text.strip() + "' is not a finite number");
    }

    @Override
    public CircuitLoad at(double seconds) {
        return loads[row(within(seconds))];
    }

    @Override
    public double nextChangeAfter(double seconds) {
        double within = within(seconds);
        int next = row(within) + 1;
        double nextTime = next < times.length ? times[next] : times[0] + duration;
        double since = startSeconds + seconds - times[0];
        double cycleBegin = duration * Math.floor((since + INSTANT) / duration);
        return cycleBegin + nextTime - startSeconds;
    }

    /** Where a second of the run lies in the file; an instant a rounding short of a row counts as the row's. */
    private double within(double seconds) {
        double since = startSeconds + seconds - times[0] + INSTANT;
        return times[0] + since - duration * Math.floor(since / duration);
    }

    private int row(double within) {
        int low = 0;
        int high = times.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= within) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
