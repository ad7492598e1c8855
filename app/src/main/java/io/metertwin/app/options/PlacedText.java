package io.metertwin.app.options;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The text of an option and where it was written, for messages.
 *
 * @param place {@code --load} or {@code meter.yaml:3:5: load}
 * @param text what was written
 */
record PlacedText(String place, String text) {

    /** Lets somebody read the text who keeps what it says; a refusal names the place. */
    void hand(Consumer<String> reader) {
        read(value -> {
            reader.accept(value);
            return value;
        });
    }

    /** Reads the text; a refusal names the place. */
    <T> T read(Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (OptionException e) {
            throw e.at(place);
        } catch (IllegalArgumentException e) {
            throw new OptionException(place + ": " + e.getMessage(), e);
        }
    }
}
