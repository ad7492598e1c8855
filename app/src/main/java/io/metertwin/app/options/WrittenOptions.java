package io.metertwin.app.options;

import java.util.List;
import java.util.Optional;

/**
 * What was written for an option, on the command line or else in the file.
 *
 * @param config what stood in the file
 */
record WrittenOptions(ConfigFile config) {

    /** The value of an option that is given once. */
    Optional<PlacedText> value(String written, String name) {
        return written == null ? config.value(name) : Optional.of(new PlacedText("--" + name, written));
    }

    /** The values of an option that may be repeated. */
    List<PlacedText> values(List<String> written, String name) {
        return written == null || written.isEmpty()
                ? config.values(name)
                : written.stream()
                        .map(text -> new PlacedText("--" + name, text))
                        .toList();
    }

    /** True when an option without a value is given. */
    boolean flag(boolean written, String name) {
        return written
                || config.value(name)
                        .map(text -> text.read(WrittenOptions::truth))
                        .orElse(false);
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new OptionException("'" + text + "' is not known; allowed: true, false");
        };
    }
}
