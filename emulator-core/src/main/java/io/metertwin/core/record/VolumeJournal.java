package io.metertwin.core.record;

import io.metertwin.core.event.EventKind;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.EventText;
import io.metertwin.core.event.LoggedChange;
import io.metertwin.core.storage.LogVolume;
import io.metertwin.core.time.MeterTimeText;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes events to files of the log volume as they happen: alarms, changes of settings and all others apart. An event that
 * lasts has a line when it begins and, with the same number and its duration, one when it ends.
 */
public final class VolumeJournal {

    /** File of all events but those of the other files. */
    public static final String EVENTS = "events.csv";

    /** File of alarms. */
    public static final String ALARMS = "alarms.csv";

    /** File of changes of settings. */
    public static final String SETTINGS = "settings.csv";

    private static final String HEADER = "number,kind,start,duration [ms],details\n";

    /** A number, a kind and a time: a torn line shows no such beginning but its own. */
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,18}),[a-z][a-z-]*,\\d{4}-");

    private static final System.Logger LOG = System.getLogger(VolumeJournal.class.getName());

    private final VolumeRecords records;

    /** A journal beside some records. */
    public VolumeJournal(VolumeRecords records) {
        this.records = records;
    }

    /**
     * The highest number of an event among the last lines of the files of a volume; 0 when there is none. A file that cannot
     * be read counts as empty, with a warning.
     */
    public static long lastNumber(LogVolume volume) {
        long last = 0;
        for (String file : List.of(EVENTS, ALARMS, SETTINGS)) {
            try {
                for (String line : volume.lastLines(file)) {
                    last = Math.max(last, number(line));
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "numbers of events go on without those of " + file, e);
            }
        }
        return last;
    }

    private static long number(String line) {
        Matcher matcher = NUMBERED.matcher(line);
        return matcher.lookingAt() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Writes an event that has begun or ended. */
    public void write(EventRecord entry) {
        write(entry, EventText.details(entry.event()));
    }

    /** Writes a change of a setting with who made it; it has no number. */
    public void write(LoggedChange change) {
        String details = EventText.details(change.change());
        write(
                new EventRecord(0, change.change()),
                details + "; by=" + change.by().surface() + " " + change.by().peer());
    }

    private void write(EventRecord entry, String details) {
        EventSpan span = entry.event().span();
        String line = entry.number() + "," + entry.event().kind().id() + "," + MeterTimeText.of(span.startMillis())
                + "," + CsvText.counted(EventText.shownMillis(span.durationMillis())) + "," + CsvText.text(details)
                + "\n";
        records.log(file(entry.event().kind()), HEADER, line, span.startMillis());
    }

    private static String file(EventKind kind) {
        return switch (kind) {
            case ALARM -> ALARMS;
            case SETTING_CHANGED, SETTING_REJECTED -> SETTINGS;
            default -> EVENTS;
        };
    }
}
