package io.metertwin.app.options;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that happens: {@code KIND[@START[+DURATION]],name=value,...}. Start and duration are times of the run.
 *
 * @param <R> what makes it of an option
 */
final class Occurrence<R> {

    private static final Pattern HEAD = Pattern.compile("([A-Za-z-]+)\\s*(?:@([^+]*)(?:\\+(.*))?)?");

    private final OccurrenceKind<R> kind;
    private final Parts parts;
    private final String start;
    private final String duration;

    private Occurrence(OccurrenceKind<R> kind, Parts parts, String start, String duration) {
        this.kind = kind;
        this.parts = parts;
        this.start = start;
        this.duration = duration;
    }

    /**
     * Reads a text; its values are taken out one by one.
     *
     * @param text the option's value
     * @param kinds what is allowed
     * @throws OptionException when kind, time or a name is not known
     */
    static <R> Occurrence<R> parse(String text, List<OccurrenceKind<R>> kinds) {
        Parts parts = Parts.of(text);
        String head = parts.words().isEmpty() ? "" : parts.words().get(0);
        Matcher matcher = HEAD.matcher(head);
        if (!matcher.matches() || parts.words().size() > 1) {
            throw new OptionException("'" + text + "' does not say what happens when; write such as "
                    + kinds.get(0).example());
        }
        OccurrenceKind<R> kind = find(matcher.group(1), kinds);
        for (String name : parts.rest().keySet()) {
            if (!kind.names().contains(name)) {
                throw new OptionException("'" + name + "' is not known here; allowed: "
                        + (kind.names().isEmpty() ? "no values" : String.join(", ", kind.names())) + "; such as "
                        + kind.example());
            }
        }
        return new Occurrence<>(kind, parts, matcher.group(2), matcher.group(3));
    }

    private static <R> OccurrenceKind<R> find(String id, List<OccurrenceKind<R>> kinds) {
        return kinds.stream()
                .filter(kind -> kind.id().equals(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new OptionException("'" + id + "' is not known; allowed: "
                        + kinds.stream().map(OccurrenceKind::id).collect(Collectors.joining(", "))));
    }

    /** What makes it of an option. */
    R reader() {
        return kind.reader();
    }

    /** Begin, seconds of the run; 0 unless it is given. */
    double startSeconds() {
        return start == null ? 0 : DurationOption.instant(start);
    }

    /** End, seconds of the run; infinity when no duration is given. */
    double endSeconds() {
        return duration == null ? Double.POSITIVE_INFINITY : startSeconds() + DurationOption.seconds(duration);
    }

    /** Refuses an occurrence that does not say when it begins. */
    void needStart() {
        if (start == null) {
            throw refusal("does not say when; write such as " + kind.example());
        }
    }

    /** Refuses an occurrence that does not say how long it takes. */
    void needDuration() {
        if (duration == null) {
            throw refusal("does not say how long it takes; write such as " + kind.example());
        }
    }

    /** Refuses an occurrence that says how long it takes. */
    void refuseDuration() {
        if (duration != null) {
            throw refusal("happens at one instant and stays; leave out +" + duration);
        }
    }

    /** A refusal that names what happens. */
    OptionException refusal(String reason) {
        return new OptionException("'" + kind.id() + "' " + reason);
    }

    /** Takes a value that may be missing. */
    Optional<String> optional(String name) {
        return Optional.ofNullable(parts.take(name));
    }

    /** Takes a value that must be there. */
    String required(String name) {
        return optional(name).orElseThrow(() -> refusal("needs " + name + "; write such as " + kind.example()));
    }
}
