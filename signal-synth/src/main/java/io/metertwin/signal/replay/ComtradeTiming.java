package io.metertwin.signal.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sampling rates of a COMTRADE recording: the declared ones, and only when there are none those of the timestamps
 * (IEEE C37.111-2013, 7.4.7).
 */
final class ComtradeTiming {

    private static final long WRAP = 1L << 32;
    private static final double NOTABLE_DISAGREEMENT = 0.005;
    private static final double UNEVEN = 0.5;
    private static final double MOST_RATE_HZ = 1e9;

    private final Path file;
    private final ComtradeConfig config;
    private final ComtradeData data;
    private final List<String> notes;

    /** The timing of the given records; notes receives what was guessed. */
    ComtradeTiming(Path file, ComtradeConfig config, ComtradeData data, List<String> notes) {
        this.file = file;
        this.config = config;
        this.data = data;
        this.notes = notes;
    }

    /** The runs of one rate that make up the records. */
    List<RecordedSection> sections() throws RecordingException {
        double measured = rateOfTimestamps();
        if (config.rates().isEmpty()) {
            return List.of(new RecordedSection(0, data.length(), undeclared(measured)));
        }
        List<RecordedSection> sections = declared();
        double declared = sections.get(0).rateHz();
        if (sections.size() == 1 && Math.abs(measured / declared - 1) > NOTABLE_DISAGREEMENT) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the timestamps mean %.6g samples per second; the declared rate of %.6g is used",
                    measured,
                    declared));
        }
        return sections;
    }

    /** The times of the samples, if it is these that give the rate. */
    SampleTimes times() {
        if (!config.rates().isEmpty()) {
            return SampleTimes.NONE;
        }
        double[] seconds = new double[data.length()];
        long counts = 0;
        for (int record = 1; record < seconds.length; record++) {
            counts += step(record);
            seconds[record] = counts * config.timestampSeconds();
        }
        return SampleTimes.of(seconds);
    }

    // Counts from the record before; binary timestamps start over after 32 bits.
    private long step(int record) {
        long step = data.timestamp(record) - data.timestamp(record - 1);
        return step < 0 ? step + WRAP : step;
    }

    private double undeclared(double measured) throws RecordingException {
        if (!(measured > 0 && measured <= MOST_RATE_HZ)) {
            throw RecordingException.in(
                    file,
                    "no sampling rate is declared and the timestamps give none (missing, standing still or uneven);"
                            + " write the rate into the configuration");
        }
        notes.add(String.format(
                Locale.ROOT, "no sampling rate is declared; %.6f Hz is the mean of the timestamps", measured));
        return measured;
    }

    /** Records per second by the timestamps, or NaN when they are missing or uneven. */
    private double rateOfTimestamps() {
        long sum = 0;
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (int record = 1; record < data.length(); record++) {
            if (data.timestamp(record - 1) == ComtradeData.NO_TIME || data.timestamp(record) == ComtradeData.NO_TIME) {
                return Double.NaN;
            }
            long step = step(record);
            sum += step;
            shortest = Math.min(shortest, step);
            longest = Math.max(longest, step);
        }
        double mean = (double) sum / (data.length() - 1);
        // One count of rounding either way is no unevenness.
        boolean even = longest - mean <= UNEVEN * mean + 1 && mean - shortest <= UNEVEN * mean + 1;
        return mean > 0 && even ? 1 / (mean * config.timestampSeconds()) : Double.NaN;
    }

    private List<RecordedSection> declared() {
        List<RecordedSection> sections = new ArrayList<>();
        int from = 0;
        for (int k = 0; k < config.rates().size() && from < data.length(); k++) {
            ComtradeConfig.Rate rate = config.rates().get(k);
            boolean isLast = k == config.rates().size() - 1;
            int to = isLast ? data.length() : (int) Math.min(rate.lastRecord(), data.length());
            double hz = rate.hz();
            if (!sections.isEmpty() && sections.get(sections.size() - 1).rateHz() == hz) {
                from = sections.remove(sections.size() - 1).firstSample();
            }
            sections.add(new RecordedSection(from, to - from, hz));
            from = to;
        }
        double declared = config.rates().get(config.rates().size() - 1).lastRecord();
        if (declared != data.length()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the configuration declares %.0f samples, the data hold %d; those are used",
                    declared,
                    data.length()));
        }
        if (sections.size() > 1) {
            notes.add("the recording has " + sections.size() + " sampling rates; a replay takes a part of one of them");
        }
        return sections;
    }
}
