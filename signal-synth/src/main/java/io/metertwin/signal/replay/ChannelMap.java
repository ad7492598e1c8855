package io.metertwin.signal.replay;

import io.metertwin.signal.InputLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which recorded channel plays on which channel of the meter. Channels not named stay silent.
 *
 * @param links one for each channel that plays
 */
public record ChannelMap(List<Link> links) {

    // A unit that closes a name, which may be left out: "Ua (V)" is found as "Ua".
    private static final Pattern UNIT = Pattern.compile("\\s*[(\\[][^()\\[\\]]*[)\\]]\\s*$");

    /**
     * One recorded channel on one channel of the meter.
     *
     * @param target name of the meter's channel as in {@link InputLayout#name}
     * @param source name of the recorded channel, or {@code #4} for the fourth one
     * @param factor what the recorded values are multiplied with: volts or amperes per unit of the file
     */
    public record Link(String target, String source, double factor) {

        /** Refuses factors that are no number. */
        public Link {
            if (!Double.isFinite(factor)) {
                throw new IllegalArgumentException("the factor of " + target + " must be a number, not " + factor);
            }
        }
    }

    /** Refuses maps without a link and two links to one channel. */
    public ChannelMap {
        links = List.copyOf(links);
        if (links.isEmpty()) {
            throw new IllegalArgumentException("a channel map needs at least one entry like u1=VA");
        }
        for (int k = 0; k < links.size(); k++) {
            String target = links.get(k).target();
            if (links.subList(0, k).stream().anyMatch(link -> link.target().equals(target))) {
                throw new IllegalArgumentException("the channel map names " + target + " twice; keep one");
            }
        }
    }

    /**
     * The map with the given text.
     *
     * @param text entries like {@code u1=VA} or {@code c1.i1=IA*-1}, separated by commas; names may contain spaces
     */
    public static ChannelMap parse(String text) {
        List<Link> links = new ArrayList<>();
        for (String entry : TextLines.fieldsOf(text, ',')) {
            if (!entry.isEmpty()) {
                links.add(link(entry));
            }
        }
        return new ChannelMap(links);
    }

    private static Link link(String entry) {
        int equals = entry.indexOf('=');
        if (equals <= 0 || equals == entry.length() - 1) {
            throw new IllegalArgumentException(
                    "an entry of the channel map is written like u1=VA or c1.i1=IA*-1, not '" + entry + "'");
        }
        String target = entry.substring(0, equals).trim().toLowerCase(Locale.ROOT);
        String source = entry.substring(equals + 1).trim();
        int star = source.lastIndexOf('*');
        double factor = star < 0 ? Double.NaN : Numbers.parse(source.substring(star + 1));
        // A star that no number follows belongs to the name.
        return Double.isNaN(factor)
                ? new Link(target, source, 1)
                : new Link(target, source.substring(0, star).trim(), factor);
    }

    /** The channel of the meter a link leads to; refuses names the layout does not have. */
    static int target(Link link, InputLayout layout) {
        int channel = layout.channelNamed(link.target());
        if (channel < 0) {
            throw new IllegalArgumentException("the meter has no channel " + link.target() + "; it has "
                    + IntStream.range(0, layout.channels())
                            .mapToObj(layout::name)
                            .collect(Collectors.joining(", ")));
        }
        return channel;
    }

    /** The recorded channel a link starts from; refuses names the recording does not have once. */
    static RecordedChannel source(Link link, Recording recording) {
        List<RecordedChannel> channels = recording.channels();
        if (link.source().startsWith("#")) {
            double number = Numbers.parse(link.source().substring(1));
            if (number >= 1 && number <= channels.size() && number == Math.rint(number)) {
                return channels.get((int) number - 1);
            }
        }
        List<RecordedChannel> found = named(channels, name -> name, link.source());
        if (found.isEmpty()) {
            found = named(channels, ChannelMap::plain, plain(link.source()));
        }
        if (found.isEmpty()) {
            found = named(channels, name -> plain(UNIT.matcher(name).replaceFirst("")), plain(link.source()));
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException(recording.name() + " has "
                    + (found.isEmpty() ? "no channel '" : found.size() + " channels '") + link.source()
                    + "'; choose by name or number from " + listed(channels));
        }
        return found.get(0);
    }

    private static List<RecordedChannel> named(
            List<RecordedChannel> channels, UnaryOperator<String> form, String wanted) {
        return channels.stream()
                .filter(channel -> form.apply(channel.name()).equals(wanted))
                .toList();
    }

    private static String plain(String name) {
        return name.trim().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String listed(List<RecordedChannel> channels) {
        return IntStream.range(0, channels.size())
                .mapToObj(k -> "#" + (k + 1) + " " + channels.get(k).name())
                .collect(Collectors.joining(", "));
    }
}
