package io.metertwin.signal.replay;

import java.util.List;

/**
 * What a file of samples holds, as numbers: simultaneous channels of equal length, and the rate they were taken at.
 * Immutable.
 *
 * @param name name of the file, for messages
 * @param channels the channels in the order of the file, at least one
 * @param sections the runs of one rate, in order and without gaps; a single one for most files
 * @param notes what the import had to guess, repair or leave out, one sentence each
 */
public record Recording(
        String name, List<RecordedChannel> channels, List<RecordedSection> sections, List<String> notes) {

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

    /** Samples per second and channel at the start of the recording. */
    public double sampleRateHz() {
        return sections.get(0).rateHz();
    }
}
