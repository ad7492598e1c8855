package io.metertwin.core.record;

import io.metertwin.core.settings.RecorderSettings;
import io.metertwin.core.settings.Settings;

/**
 * What a record task is to do.
 *
 * @param name its name
 * @param operator who records
 * @param location where
 * @param startSeconds when it begins at the earliest, meter time since 1970; 0 for at once
 * @param endSeconds when it ends, meter time since 1970; 0 for never
 * @param intervalSeconds time between rows, 5 to 9999
 */
public record RecordSetup(
        String name, String operator, String location, long startSeconds, long endSeconds, long intervalSeconds) {

    /** What some settings ask for. */
    public static RecordSetup of(Settings settings) {
        RecorderSettings recorder = settings.catalogue().recorder;
        return new RecordSetup(
                settings.get(recorder.name),
                settings.get(recorder.operator),
                settings.get(recorder.location),
                settings.get(recorder.start),
                settings.get(recorder.end),
                settings.get(recorder.interval));
    }

    /** True when there is an end and a meter time, seconds since 1970, is not before it. */
    public boolean endsBy(double seconds) {
        return endSeconds != 0 && endSeconds <= seconds;
    }

    /** The first row time not before a meter time, seconds since 1970. */
    double rowFrom(double seconds) {
        return Math.ceil(seconds / intervalSeconds) * intervalSeconds;
    }
}
