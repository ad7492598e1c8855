package io.metertwin.signal.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the configuration part of a COMTRADE recording, editions 1991, 1999 and 2013 (clause 7). */
final class ComtradeConfigParser {

    private static final Pattern COUNT = Pattern.compile("\\s*(\\d{1,6})\\s*([ADad])\\s*");
    private static final Pattern NANOSECONDS = Pattern.compile(".*:\\d{1,2}\\.\\d{7,9}\\s*");
    private static final int MOST_CHANNELS = 999_999;
    private static final int ANALOG_FIELDS_1991 = 7;
    private static final int ANALOG_MAX_FIELD = 9;
    private static final int ANALOG_SIDE_FIELD = 12;
    private static final double MISSING_ASCII = 99999;

    private final TextLines lines;
    private final List<String> notes;
    private boolean keeps99999 = true;

    private ComtradeConfigParser(TextLines lines, List<String> notes) {
        this.lines = lines;
        this.notes = notes;
    }

    /**
     * Reads a configuration.
     *
     * @param lines the text
     * @param notes receives what had to be guessed or is left out
     */
    static ComtradeConfig parse(TextLines lines, List<String> notes) throws RecordingException {
        return new ComtradeConfigParser(lines, notes).parse();
    }

    private ComtradeConfig parse() throws RecordingException {
        if (!lines.isUtf8()) {
            notes.add("the configuration is not UTF-8; read as ISO-8859-1");
        }
        String[] station = lines.nextFields("the line of station, device and revision");
        // Only the 2013 edition says a missing ASCII value with an empty field.
        boolean year2013 = station.length > 2 && Numbers.parse(station[2]) >= 2013;
        String[] totals = lines.nextFields("the number of channels");
        int analogCount = channelCount(totals, 1, 'A');
        int statusCount = channelCount(totals, 2, 'D');
        if (lines.wholeNumber(totals[0], "the number of channels", MOST_CHANNELS) != analogCount + statusCount) {
            notes.add("the configuration says " + totals[0] + " channels in total but lists " + analogCount
                    + " analog and " + statusCount + " status channels");
        }
        List<ComtradeConfig.Analog> analogs = analogs(analogCount);
        skipStatuses(statusCount);
        lineFrequency();
        List<ComtradeConfig.Rate> rates = rates();
        double second = timestampUnit(year2013);
        ComtradeFormat format = format();
        double multiplier = multiplier();
        return new ComtradeConfig(analogs, statusCount, rates, format, second * multiplier, year2013 && keeps99999);
    }

    private int channelCount(String[] totals, int index, char letter) throws RecordingException {
        Matcher matcher = COUNT.matcher(index < totals.length ? totals[index] : "");
        if (!matcher.matches() || Character.toUpperCase(matcher.group(2).charAt(0)) != letter) {
            throw lines.fault("the numbers of channels should read like '8,4A,4D'; this is no COMTRADE configuration"
                    + " or a damaged one");
        }
        int count = Integer.parseInt(matcher.group(1));
        if (letter == 'A' && count == 0) {
            throw lines.fault("the recording has no analog channel; there is nothing to replay");
        }
        return count;
    }

    private List<ComtradeConfig.Analog> analogs(int count) throws RecordingException {
        List<ComtradeConfig.Analog> analogs = new ArrayList<>();
        int secondaries = 0;
        for (int number = 1; number <= count; number++) {
            ComtradeConfig.Analog analog = analog(number);
            analogs.add(analog);
            secondaries += analog.secondary() ? 1 : 0;
        }
        if (secondaries > 0) {
            notes.add(secondaries + " of " + count + " analog channels hold secondary values; taken as recorded");
        }
        return analogs;
    }

    private ComtradeConfig.Analog analog(int number) throws RecordingException {
        String[] fields = lines.nextFields("analog channel " + number);
        if (fields.length < ANALOG_FIELDS_1991) {
            throw lines.fault("analog channel " + number + " should have at least " + ANALOG_FIELDS_1991
                    + " fields (number, name, phase, circuit, unit, factor, offset), not " + fields.length
                    + "; compare the numbers of channels in the second line");
        }
        double factor = lines.number(fields[5], "the factor of analog channel " + number);
        double offset = lines.number(fields[6], "the offset of analog channel " + number);
        String skew = fields.length > ANALOG_FIELDS_1991 ? fields[ANALOG_FIELDS_1991] : "";
        if (Math.abs(Numbers.parse(skew)) > 0) {
            notes.add("the skew of channel " + fields[1] + ", " + skew + " us, is not corrected");
        }
        String most = fields.length > ANALOG_MAX_FIELD ? fields[ANALOG_MAX_FIELD] : "";
        keeps99999 &= Numbers.parse(most) >= MISSING_ASCII;
        boolean secondary = fields.length > ANALOG_SIDE_FIELD && fields[ANALOG_SIDE_FIELD].equalsIgnoreCase("S");
        String name = fields[1].isEmpty() ? "analog " + number : fields[1];
        return new ComtradeConfig.Analog(name, PhysicalUnit.named(fields[4]), factor, offset, secondary);
    }

    private void skipStatuses(int count) throws RecordingException {
        for (int number = 1; number <= count; number++) {
            String[] fields = lines.nextFields("status channel " + number);
            if (fields.length < 3 || fields.length > 5) {
                throw lines.fault("status channel " + number + " should have 3 to 5 fields, not " + fields.length
                        + "; compare the numbers of channels in the second line");
            }
        }
    }

    private void lineFrequency() throws RecordingException {
        String text = lines.next("the line frequency").trim();
        if (!text.isEmpty()) {
            lines.number(text, "the line frequency");
        }
    }

    private List<ComtradeConfig.Rate> rates() throws RecordingException {
        String text = lines.next("the number of sampling rates");
        int count = text.isBlank() ? 0 : lines.wholeNumber(text, "the number of sampling rates", 999);
        List<ComtradeConfig.Rate> rates = new ArrayList<>();
        // With no rate there is still one line, 0 and the number of records, though some writers leave it out.
        boolean isDate = lines.peek().contains("/") || lines.peek().contains(":");
        if (count == 0 && isDate) {
            return rates;
        }
        for (int k = 0; k < Math.max(1, count); k++) {
            ComtradeConfig.Rate rate = rate(rates);
            if (rate.hz() > 0) {
                rates.add(rate);
            } else if (count > 1) {
                throw lines.fault("one of several sampling rates is 0; set the rate or export the recording again");
            }
        }
        return rates;
    }

    private ComtradeConfig.Rate rate(List<ComtradeConfig.Rate> before) throws RecordingException {
        String[] fields = lines.nextFields("a sampling rate");
        if (fields.length < 2) {
            throw lines.fault("a sampling rate should read like '1200,40' (samples per second, last sample)");
        }
        double hz = lines.number(fields[0], "the sampling rate");
        double last = hz == 0 ? 0 : lines.wholeNumber(fields[1], "the number of the last sample", Integer.MAX_VALUE);
        double previous = before.isEmpty() ? 0 : before.get(before.size() - 1).lastRecord();
        if (hz < 0 || hz > 1e9) {
            throw lines.fault("a sampling rate of " + fields[0] + " Hz cannot be; set it right");
        }
        if (hz > 0 && last <= previous) {
            throw lines.fault("the last sample of this rate, " + fields[1] + ", does not follow "
                    + String.format(Locale.ROOT, "%.0f", previous) + "; set it right");
        }
        return new ComtradeConfig.Rate(hz, last);
    }

    private double timestampUnit(boolean year2013) throws RecordingException {
        String start = lines.next("the time of the first sample");
        String trigger = lines.next("the time of the trigger");
        boolean nanoseconds = NANOSECONDS.matcher(start).matches()
                && NANOSECONDS.matcher(trigger).matches();
        return year2013 && nanoseconds ? 1e-9 : 1e-6;
    }

    private ComtradeFormat format() throws RecordingException {
        String name = lines.next("the data file type").trim();
        ComtradeFormat format = ComtradeFormat.named(name);
        if (format == null) {
            throw lines.fault("the data file type should be ASCII, BINARY, BINARY32 or FLOAT32, not '"
                    + TextLines.shortened(name) + "'");
        }
        return format;
    }

    private double multiplier() throws RecordingException {
        if (!lines.hasNext() || lines.peek().isBlank()) {
            return 1;
        }
        double multiplier = lines.number(lines.next("the time multiplier"), "the time multiplier");
        if (multiplier <= 0) {
            notes.add("a time multiplier of " + multiplier + " cannot be; taken as 1");
            return 1;
        }
        return multiplier;
    }
}
