package io.metertwin.signal.replay;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The raw records of a COMTRADE recording: timestamps, and one row of raw values for each analog channel. */
final class ComtradeData {

    /** A timestamp the recorder left out. */
    static final long NO_TIME = -1;

    private static final long MISSING_TIME = 0xFFFF_FFFFL;

    private static final long MOST_TIME = 1L << 52;
    private static final double MISSING_ASCII = 99999;

    private final long[] timestamps;
    private final double[][] raw;

    private ComtradeData(int channels, int records) {
        timestamps = new long[records];
        raw = new double[channels][records];
    }

    /** Number of records. */
    int length() {
        return timestamps.length;
    }

    /** Counts of the timestamp of a record, or {@link #NO_TIME}. */
    long timestamp(int record) {
        return timestamps[record];
    }

    /** Raw values of an analog channel, NaN where missing. */
    double[] channel(int index) {
        return raw[index];
    }

    /**
     * Reads binary records.
     *
     * @param file the file, for messages
     * @param bytes the records, little-endian
     * @param config what a record holds
     * @param notes receives what had to be left out
     */
    static ComtradeData binary(Path file, ByteBuffer bytes, ComtradeConfig config, List<String> notes)
            throws RecordingException {
        int recordBytes = config.format().recordBytes(config.analogs().size(), config.statuses());
        int available = bytes.remaining();
        int count = available / recordBytes;
        if (count == 0) {
            throw RecordingException.in(
                    file,
                    "the data end after " + available + " bytes, within the first record of " + recordBytes
                            + "; take a complete copy, or compare the numbers of channels in the configuration");
        }
        ComtradeData data = new ComtradeData(config.analogs().size(), count);
        long[] numbers = new long[count];
        ByteBuffer records = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        for (int record = 0; record < count; record++) {
            records.position(record * recordBytes);
            numbers[record] = Integer.toUnsignedLong(records.getInt());
            data.readBinary(records, config.format(), record);
        }
        checkSpacing(file, numbers, recordBytes);
        if (available % recordBytes != 0) {
            notes.add("the data end with " + available % recordBytes + " bytes that make no record of " + recordBytes
                    + "; left out");
        }
        return data;
    }

    private void readBinary(ByteBuffer records, ComtradeFormat format, int record) {
        long time = Integer.toUnsignedLong(records.getInt());
        timestamps[record] = time == MISSING_TIME ? NO_TIME : time;
        for (double[] channel : raw) {
            channel[record] = format.read(records);
        }
    }

    // Records of another size than the configuration says give sample numbers without any order.
    private static void checkSpacing(Path file, long[] numbers, int recordBytes) throws RecordingException {
        int regular = 0;
        for (int k = 2; k < numbers.length; k++) {
            regular += numbers[k] - numbers[k - 1] == numbers[k - 1] - numbers[k - 2] ? 1 : 0;
        }
        if (2 * regular < numbers.length - 2) {
            throw RecordingException.in(
                    file,
                    "the sample numbers do not count up every " + recordBytes
                            + " bytes; the configuration lists other channels or another data file type than the data hold");
        }
    }

    /**
     * Reads records of text.
     *
     * @param lines the records
     * @param config what a record holds
     * @param notes receives what had to be left out
     */
    static ComtradeData ascii(TextLines lines, ComtradeConfig config, List<String> notes) throws RecordingException {
        int analogs = config.analogs().size();
        int fieldCount = 2 + analogs + config.statuses();
        List<double[]> rows = new ArrayList<>();
        while (lines.hasNext()) {
            String[] fields = lines.nextFields("a record");
            if (fields.length == 1 && fields[0].isEmpty()) {
                continue;
            }
            if (fields.length < fieldCount && !lines.hasNext() && !rows.isEmpty()) {
                notes.add("the last record is cut short; left out");
                break;
            }
            checkFields(lines, fields, fieldCount);
            rows.add(asciiRow(lines, fields, analogs, config.keeps99999()));
        }
        if (rows.isEmpty()) {
            throw lines.fault("the data hold no record; take a complete copy");
        }
        return ofRows(rows, analogs);
    }

    private static void checkFields(TextLines lines, String[] fields, int expected) throws RecordingException {
        boolean trailingComma = fields.length == expected + 1 && fields[expected].isEmpty();
        if (fields.length != expected && !trailingComma) {
            throw lines.fault("a record should have " + expected + " fields as the configuration lists them, not "
                    + fields.length + "; take a complete copy, or compare the numbers of channels");
        }
    }

    private static double[] asciiRow(TextLines lines, String[] fields, int analogs, boolean keeps99999)
            throws RecordingException {
        double[] row = new double[1 + analogs];
        double time = Numbers.parse(fields[1]);
        row[0] = time >= 0 && time <= MOST_TIME ? time : NO_TIME;
        for (int k = 1; k <= analogs; k++) {
            String text = fields[k + 1];
            row[k] = Numbers.isMissing(text) ? Double.NaN : lines.number(text, "the value of analog channel " + k);
            if (row[k] == MISSING_ASCII && !keeps99999) {
                row[k] = Double.NaN;
            }
        }
        return row;
    }

    private static ComtradeData ofRows(List<double[]> rows, int analogs) {
        ComtradeData data = new ComtradeData(analogs, rows.size());
        for (int record = 0; record < rows.size(); record++) {
            double[] row = rows.get(record);
            data.timestamps[record] = (long) row[0];
            for (int k = 0; k < analogs; k++) {
                data.raw[k][record] = row[k + 1];
            }
        }
        return data;
    }
}
