package io.metertwin.signal.replay;

import io.metertwin.signal.InputLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The part of a recording that is played, sorted by the meter's channels, scaled, and without gaps: missing samples are
 * estimated from their neighbours. A part that repeats may lack up to 5 ms in a row, a quarter of a cycle; one that
 * plays once may lack any number, for what is played out of them is marked as missing.
 */
final class ReplayPart {

    private static final double LONGEST_GAP_SECONDS = 0.005;

    private static final double MOST_VALUE = 1e12;

    private final double rateHz;
    private final double[][] channels;
    private final int voltages;
    private final MissingSamples[] missing;
    private final List<String> notes = new ArrayList<>();

    /**
     * Cuts the part out of a recording.
     *
     * @param recording the recording
     * @param map what plays where
     * @param range the part
     * @param mode what follows the part
     * @param layout the meter's channels
     * @throws IllegalArgumentException when map, range and recording do not fit, with the reason
     */
    ReplayPart(Recording recording, ChannelMap map, ReplayRange range, ReplayMode mode, InputLayout layout) {
        rateHz = recording.sampleRateHz(range);
        if (rateHz < RecordingFile.LEAST_RATE_HZ) {
            throw new IllegalArgumentException(recording.name() + ": " + RecordingFile.tooSlow(rateHz));
        }
        if (range.length() < ReplaySource.FEWEST_SAMPLES) {
            throw new IllegalArgumentException(recording.name() + ": the part " + range + " holds " + range.length()
                    + " samples; a replay needs " + ReplaySource.FEWEST_SAMPLES + " or more");
        }
        channels = new double[layout.channels()][];
        missing = new MissingSamples[layout.channels()];
        voltages = layout.voltages();
        for (ChannelMap.Link link : map.links()) {
            int target = ChannelMap.target(link, layout);
            RecordedChannel source = ChannelMap.source(link, recording);
            checkUnit(link, source, layout.isVoltage(target));
            channels[target] = scaled(source.copy(range.first(), range.last() + 1), link);
            missing[target] = MissingSamples.of(channels[target]);
            fillGaps(target, mode, link, source);
        }
    }

    private void checkUnit(ChannelMap.Link link, RecordedChannel source, boolean isVoltage) {
        if (source.unit().equals(isVoltage ? "A" : "V")) {
            notes.add(link.target() + " plays channel " + source.name() + ", which is recorded in " + source.unit());
        }
    }

    private static double[] scaled(double[] samples, ChannelMap.Link link) {
        for (int k = 0; k < samples.length; k++) {
            samples[k] *= link.factor();
            if (Double.isFinite(samples[k]) && Math.abs(samples[k]) > MOST_VALUE) {
                throw new IllegalArgumentException("channel " + link.source() + " for " + link.target() + " reaches "
                        + samples[k] + ", which is no voltage or current; check its data type and factor");
            }
        }
        return samples;
    }

    private void fillGaps(int channel, ReplayMode mode, ChannelMap.Link link, RecordedChannel source) {
        MissingSamples gaps = missing[channel];
        int longest = Math.max(1, (int) (LONGEST_GAP_SECONDS * rateHz));
        if (gaps.longest() == channels[channel].length || (mode != ReplayMode.ONCE && gaps.longest() > longest)) {
            throw new IllegalArgumentException("channel " + source.name() + " for " + link.target() + " lacks "
                    + gaps.longest() + " samples in a row, more than the quarter of a cycle that can be bridged;"
                    + " choose another range or channel");
        }
        gaps.bridge(channels[channel]);
        if (gaps.count() > 0) {
            notes.add("channel " + source.name() + ": " + gaps.count() + " missing samples "
                    + (mode == ReplayMode.ONCE ? "are played as missing" : "filled in from their neighbours"));
        }
    }

    /** What was repaired or guessed, one sentence each; to be added to. */
    List<String> notes() {
        return notes;
    }

    /** The samples that a channel that plays lacks. */
    MissingSamples missing(int channel) {
        return missing[channel];
    }

    /** Samples per second. */
    double rateHz() {
        return rateHz;
    }

    /** Samples per channel. */
    int length() {
        return Arrays.stream(channels).filter(c -> c != null).findFirst().orElseThrow().length;
    }

    /** True when something plays on a channel of the meter. */
    boolean plays(int channel) {
        return channels[channel] != null;
    }

    /** The last sample of a channel that plays. */
    double lastSample(int channel) {
        return channels[channel][channels[channel].length - 1];
    }

    /**
     * A stretch of all channels.
     *
     * @param from first sample
     * @param to sample behind the last
     * @return one row for each channel of the meter, null where nothing plays
     */
    double[][] stretch(int from, int to) {
        return Arrays.stream(channels)
                .map(c -> c == null ? null : Arrays.copyOfRange(c, from, to))
                .toArray(double[][]::new);
    }

    /** Frequency of the fundamental in a stretch: of the strongest voltage, else the strongest current, else NaN. */
    double fundamentalHz(int from, int to) {
        double hz = strongestHz(from, to, 0, voltages);
        return Double.isNaN(hz) ? strongestHz(from, to, voltages, channels.length) : hz;
    }

    private double strongestHz(int from, int to, int firstChannel, int endChannel) {
        double most = 0;
        double[] strongest = null;
        for (int channel = firstChannel; channel < endChannel; channel++) {
            if (channels[channel] != null) {
                double[] samples = Arrays.copyOfRange(channels[channel], from, to);
                double power = alternatingPower(samples);
                if (power > most) {
                    most = power;
                    strongest = samples;
                }
            }
        }
        return strongest == null ? Double.NaN : FundamentalEstimate.hz(strongest, rateHz);
    }

    private static double alternatingPower(double[] samples) {
        double sum = 0;
        double squares = 0;
        for (double sample : samples) {
            sum += sample;
            squares += sample * sample;
        }
        double mean = sum / samples.length;
        return squares / samples.length - mean * mean;
    }

    /**
     * The most whole cycles that repeat in a number of samples.
     *
     * @param hz frequency of the fundamental, or NaN to take all samples
     * @param available samples there are
     * @param stretch what the samples are, for the note
     */
    WholeCycles cycles(double hz, int available, String stretch) {
        if (Double.isNaN(hz)) {
            notes.add("no fundamental is found in the " + stretch + "; it repeats as it is");
            return WholeCycles.none(available);
        }
        WholeCycles cycles = WholeCycles.within(available, hz / rateHz);
        if (cycles == null) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the %s, %d samples, is shorter than one cycle of %.3f Hz; choose a longer range",
                    stretch,
                    available,
                    hz));
        }
        return cycles;
    }

    /**
     * The samples that cover whole cycles. Those behind the end of the part are taken from one cycle before.
     *
     * @param from first sample
     * @param cycles how many
     * @return one row for each channel of the meter, null where nothing plays
     */
    double[][] stretch(int from, WholeCycles cycles) {
        int to = from + cycles.samples();
        double[][] rows = stretch(from, to);
        for (double[] row : rows) {
            if (row != null && to > length()) {
                prolong(row, length() - from, cycles);
            }
        }
        return rows;
    }

    private static void prolong(double[] samples, int known, WholeCycles cycles) {
        double cycle = cycles.period() / Math.max(1, cycles.cycles());
        double span = cycles.period() - (known - 1);
        for (int n = known; n < samples.length; n++) {
            double earlier = n - cycle;
            int before = (int) Math.floor(earlier);
            double straight = samples[known - 1] + (samples[0] - samples[known - 1]) * (n - known + 1) / span;
            samples[n] = before < 1 ? straight : Lagrange.cubic(samples, before, earlier - before);
        }
    }
}
