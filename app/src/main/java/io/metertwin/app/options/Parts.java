package io.metertwin.app.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A text such as {@code 12kW,pf=0.92ind,h5=18%@30deg}: words without a name, then names with values, commas between.
 */
final class Parts {

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> named = new LinkedHashMap<>();

    private Parts() {}

    static Parts of(String text) {
        Parts parts = new Parts();
        for (String part : text.split(",", -1)) {
            String trimmed = part.strip();
            if (trimmed.isEmpty()) {
                throw new OptionException("'" + text + "' has an empty part; remove the extra comma");
            }
            int equals = trimmed.indexOf('=');
            if (equals < 0) {
                parts.words.add(trimmed);
            } else {
                parts.put(
                        trimmed.substring(0, equals).strip(),
                        trimmed.substring(equals + 1).strip());
            }
        }
        return parts;
    }

    private void put(String name, String value) {
        if (value.isEmpty()) {
            throw new OptionException("'" + name + "=' has no value");
        }
        if (named.putIfAbsent(name.toLowerCase(Locale.ROOT), value) != null) {
            throw new OptionException("'" + name + "' is given twice");
        }
    }

    /** Words without a name, in order. */
    List<String> words() {
        return words;
    }

    /** Takes a named value out; null when it is not there. */
    String take(String name) {
        return named.remove(name);
    }

    /** What nobody has taken. */
    Map<String, String> rest() {
        return named;
    }

    /** Refuses what nobody has taken. */
    void end(String allowed) {
        for (String name : named.keySet()) {
            throw new OptionException("'" + name + "' is not known here; allowed: " + allowed);
        }
    }
}
