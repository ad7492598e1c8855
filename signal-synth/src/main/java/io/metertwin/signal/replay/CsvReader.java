package io.metertwin.signal.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads tables of samples: a header with names, one line a sample, fields separated by tab, semicolon or comma, decimal
 * comma where the comma does not separate, lines after {@code #} ignored. The time column, if there is one, is named t,
 * time or seconds (or ms, us); a name may end with its unit, like {@code Ua (kV)}.
 */
final class CsvReader {

    private static final Pattern UNIT = Pattern.compile(".*[(\\[]\\s*([^()\\[\\]]*?)\\s*[)\\]]");
    private static final Pattern TIME =
            Pattern.compile("(?i)(t|time|seconds?|sec|ms|us|\u00b5s|milliseconds|microseconds)"
                    + "(?:[\\s_]*[(\\[]?\\s*(s|ms|us|\u00b5s)\\s*[)\\]]?)?");

    private final Path file;
    private final TextLines lines;
    private final List<String> notes = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private char delimiter;
    private String[] names;
    private int timeColumn = -1;

    private CsvReader(Path file) throws RecordingException {
        this.file = file;
        lines = TextLines.of(file, RecordingBytes.read(file), 0);
    }

    /**
     * Reads a table.
     *
     * @param file the file
     * @param rateHz samples per second, used when there is no time column
     */
    static Recording read(Path file, OptionalDouble rateHz) throws RecordingException {
        CsvReader reader = new CsvReader(file);
        reader.readHeader();
        if (reader.timeColumn < 0 && rateHz.isEmpty()) {
            throw reader.lines.fault(
                    "there is no time column (t, time or seconds); add one, or give the sampling rate");
        }
        reader.readRows();
        return reader.recording(rateHz);
    }

    private String nextLine(String what) throws RecordingException {
        String line = lines.next(what);
        while (line.isBlank() || line.stripLeading().startsWith("#")) {
            if (!lines.hasNext()) {
                return "";
            }
            line = lines.next(what);
        }
        return line;
    }

    private void readHeader() throws RecordingException {
        String header = nextLine("a header with the names of the columns");
        delimiter = header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
        names = TextLines.fieldsOf(header, delimiter);
        for (int k = 0; k < names.length; k++) {
            names[k] = names[k].replaceAll("^\"|\"$", "").trim();
            if (names[k].isEmpty() || !Double.isNaN(number(names[k]))) {
                throw lines.fault("column " + (k + 1) + " has no name; begin the file with a header like 't,VA,IA'");
            }
            if (timeColumn < 0 && TIME.matcher(names[k]).matches()) {
                timeColumn = k;
            }
        }
        if (names.length == (timeColumn < 0 ? 0 : 1)) {
            throw lines.fault("there is no column of samples beside the time; export the channels too");
        }
    }

    private double number(String text) {
        return Numbers.parse(delimiter == ',' ? text : text.replace(',', '.'));
    }

    private void readRows() throws RecordingException {
        while (lines.hasNext()) {
            String line = nextLine("a sample");
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            String[] fields = TextLines.fieldsOf(line, delimiter);
            boolean trailing = fields.length == names.length + 1 && fields[names.length].isEmpty();
            if (fields.length < names.length && !lines.hasNext() && !rows.isEmpty()) {
                notes.add("the last line is cut short; left out");
            } else if (fields.length == names.length || trailing) {
                rows.add(row(fields));
            } else {
                throw lines.fault("the line has " + fields.length + " fields, the header " + names.length
                        + "; check the delimiter and the decimal sign");
            }
        }
        if (rows.isEmpty()) {
            throw lines.fault("there are no samples under the header; export the recording again");
        }
    }

    private double[] row(String[] fields) throws RecordingException {
        double[] row = new double[names.length];
        for (int k = 0; k < row.length; k++) {
            boolean missing = Numbers.isMissing(fields[k]) || Double.isInfinite(number(fields[k]));
            row[k] = missing ? Double.NaN : number(fields[k]);
            if ((!missing || k == timeColumn) && !Double.isFinite(row[k])) {
                throw lines.fault(
                        "column " + names[k] + " should hold a number, not '" + TextLines.shortened(fields[k]) + "'");
            }
        }
        if (timeColumn >= 0 && !rows.isEmpty() && row[timeColumn] <= rows.get(rows.size() - 1)[timeColumn]) {
            throw lines.fault(
                    "the time " + fields[timeColumn] + " is not after that of the sample before; sort the file");
        }
        return row;
    }

    private Recording recording(OptionalDouble rateHz) throws RecordingException {
        double[] times = timeColumn < 0 ? new double[0] : column(timeColumn, timeUnit());
        double rate = timeColumn < 0 ? rateHz.getAsDouble() : meanRate(times);
        if (!(rate > 0) || rate > 1e9) {
            throw RecordingException.in(file, "a sampling rate of " + rate + " Hz cannot be; give the right one");
        }
        List<RecordedChannel> channels = new ArrayList<>();
        for (int k = 0; k < names.length; k++) {
            if (k != timeColumn) {
                channels.add(channel(k));
            }
        }
        return new Recording(
                RecordingBytes.nameOf(file),
                channels,
                List.of(new RecordedSection(0, rows.size(), rate)),
                isUniform(times, rate) ? SampleTimes.NONE : SampleTimes.of(times),
                notes);
    }

    private double[] column(int index, double factor) {
        return rows.stream().mapToDouble(row -> row[index] * factor).toArray();
    }

    private double timeUnit() {
        Matcher matcher = TIME.matcher(names[timeColumn]);
        String unit = matcher.matches() && matcher.group(2) != null ? matcher.group(2) : matcher.group(1);
        String lower = unit.toLowerCase(Locale.ROOT);
        if (lower.equals("ms") || lower.startsWith("milli")) {
            return 1e-3;
        }
        return lower.equals("us") || lower.equals("\u00b5s") || lower.startsWith("micro") ? 1e-6 : 1;
    }

    private double meanRate(double[] times) throws RecordingException {
        if (times.length < 2) {
            throw RecordingException.in(file, "a single sample has no rate; export a longer part");
        }
        double mean = (times[times.length - 1] - times[0]) / (times.length - 1);
        for (int k = 1; k < times.length; k++) {
            double step = times[k] - times[k - 1];
            if (step > 1.5 * mean || step < 0.5 * mean) {
                throw RecordingException.in(
                        file,
                        "the samples are not evenly spaced: " + step + " s from sample " + (k - 1) + " to " + k + ", "
                                + mean + " s in the mean; cut the file there or resample it");
            }
        }
        return 1 / mean;
    }

    // Rounded times of an even clock: then the mean of all of them is the best rate of any part.
    private static boolean isUniform(double[] times, double rateHz) {
        for (int k = 0; k < times.length; k++) {
            if (Math.abs((times[k] - times[0]) * rateHz - k) > 0.5) {
                return false;
            }
        }
        return true;
    }

    private RecordedChannel channel(int index) {
        Matcher matcher = UNIT.matcher(names[index]);
        PhysicalUnit unit = PhysicalUnit.named(matcher.matches() ? matcher.group(1) : "");
        double[] samples = column(index, unit.factor());
        long missing = Arrays.stream(samples).filter(Double::isNaN).count();
        if (missing > 0) {
            notes.add("column " + names[index] + ": " + missing + " of " + samples.length + " samples are missing");
        }
        return new RecordedChannel(names[index], unit.symbol(), samples);
    }
}
