package io.metertwin.app.run;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.options.OptionException;
import io.metertwin.app.options.ReplayOption;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.replay.ChannelMap;
import io.metertwin.signal.replay.Recording;
import io.metertwin.signal.replay.RecordingException;
import io.metertwin.signal.replay.RecordingFile;
import io.metertwin.signal.replay.ReplayMode;
import io.metertwin.signal.replay.ReplayRange;
import io.metertwin.signal.replay.ReplaySource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Opens the recording that plays instead of grid and loads. */
final class Replay {

    private Replay() {}

    /**
     * The recording as the primary side of a meter.
     *
     * @param notes receives what was repaired or left out
     * @throws CommandException when the recording is refused
     */
    static PrimarySource open(ReplayOption option, InputLayout layout, double rate, List<String> notes) {
        ReplayMode mode = mode(option.mode());
        ReplayRange range =
                option.range().isEmpty() ? null : parse("--replay-range", () -> ReplayRange.parse(option.range()));
        ChannelMap map = parse("--map", () -> ChannelMap.parse(option.map()));
        try {
            Recording recording = RecordingFile.open(option.file(), option.rateHz());
            if (recording.length() < ReplaySource.FEWEST_SAMPLES) {
                throw new CommandException(
                        ExitCode.RECORDING,
                        option.file() + ": " + recording.length() + " samples are too few to replay; "
                                + ReplaySource.FEWEST_SAMPLES + " or more are needed",
                        null);
            }
            ReplaySource source = new ReplaySource(recording, map, range, mode, layout, rate);
            notes.addAll(recording.notes());
            source.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
            return source;
        } catch (RecordingException e) {
            throw new CommandException(ExitCode.RECORDING, e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new OptionException("--replay: " + e.getMessage(), e);
        }
    }

    private static <T> T parse(String option, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new OptionException(option + ": " + e.getMessage(), e);
        }
    }

    private static ReplayMode mode(String text) {
        try {
            return ReplayMode.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new OptionException("--replay-mode: '" + text + "' is not known; allowed: once, loop, hold", e);
        }
    }
}
