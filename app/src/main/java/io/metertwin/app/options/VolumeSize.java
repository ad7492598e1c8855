package io.metertwin.app.options;

import io.metertwin.core.storage.LogVolume;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of a log volume such as {@code 8GB}, {@code 500MB}; decimal units. */
final class VolumeSize {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*(MB|GB)");
    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1_000_000_000;

    private VolumeSize() {}

    /**
     * Bytes of a size.
     *
     * @throws OptionException when the text is none, or outside what a meter can have
     */
    static long bytes(String text) {
        Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (size.matches()) {
            long bytes = Long.parseLong(size.group(1)) * (size.group(2).equals("GB") ? GIGABYTE : MEGABYTE);
            if (bytes >= MEGABYTE && bytes <= LogVolume.LARGEST_BYTES) {
                return bytes;
            }
        }
        throw new OptionException("'" + text + "' is not a size of the log volume; write 1MB to 64GB");
    }
}
