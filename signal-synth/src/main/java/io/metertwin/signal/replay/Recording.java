package io.metertwin.signal.replay;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a file of samples holds, as numbers: simultaneous channels of equal length, and the rate they were taken at.
 * Immutable.
 *
 * @param name name of the file, for messages
 * @param channels the channels in the order of the file, at least one
 * @param sections the runs of one rate, in order and without gaps; a single one for most files
 * @param times when each sample was taken, for a recording whose rate is known from these alone; else {@link
 *     SampleTimes#NONE}
 * @param notes what the import had to guess, repair or leave out, one sentence each
 */
public record Recording(
        String name,
        List<RecordedChannel> channels,
        List<RecordedSection> sections,
        SampleTimes times,
        List<String> notes) {

    /** Refuses channels of different length and sections that do not cover the samples. */
    public Recording {
        channels = List.copyOf(channels);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
        if (channels.isEmpty() || sections.isEmpty()) {
            throw new IllegalArgumentException("a recording needs at least one channel and one sample");
        }
        int next = 0;
        for (RecordedSection section : sections) {
            if (section.firstSample() != next) {
                throw new IllegalArgumentException("section " + section + " should begin at sample " + next);
            }
            next += section.length();
        }
        for (RecordedChannel channel : channels) {
            if (channel.length() != next) {
                throw new IllegalArgumentException(
                        "channel " + channel.name() + " has " + channel.length() + " samples, not " + next);
            }
        }
    }

    /** Samples per channel. */
    public int length() {
        return channels.get(0).length();
    }

    /** Samples per second and channel; of a recording with several rates, that of its start. */
    public double sampleRateHz() {
        return sections.get(0).rateHz();
    }

    /**
     * Samples per second and channel in a part of the recording. A recorder that follows the grid changes its rate all
     * the time, so the times of the part itself count where there are some.
     *
     * @param range the part
     * @throws IllegalArgumentException when the part is not within the recording or spans several rates
     */
    public double sampleRateHz(ReplayRange range) {
        if (range.last() >= length()) {
            throw new IllegalArgumentException(
                    "the range " + range + " is not within the samples 0.." + (length() - 1) + " of " + name);
        }
        double measured = times.rateHz(range);
        if (measured > 0) {
            return measured;
        }
        for (RecordedSection section : sections) {
            if (section.firstSample() <= range.first() && range.last() <= section.lastSample()) {
                return section.rateHz();
            }
        }
        throw new IllegalArgumentException("the range " + range + " of " + name
                + " spans several sampling rates; choose one within "
                + sections.stream()
                        .map(s -> s.firstSample() + ".." + s.lastSample() + " (" + s.rateHz() + " Hz)")
                        .collect(Collectors.joining(" or ")));
    }
}
