package io.metertwin.app.options;

import java.util.List;

/**
 * Something that can happen, as options write it.
 *
 * @param <R> what makes it of an option
 * @param example a whole option that says it; begins with the word for it
 * @param names names of the values it takes
 * @param reader what makes it of an option
 */
record OccurrenceKind<R>(String example, List<String> names, R reader) {

    /** Keeps a copy of the names. */
    OccurrenceKind {
        names = List.copyOf(names);
    }

    /** The word for it. */
    String id() {
        int end = 0;
        while (end < example.length() && "@,".indexOf(example.charAt(end)) < 0) {
            end++;
        }
        return example.substring(0, end);
    }
}
