package io.metertwin.signal.replay;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Plays a part of a recording as the primary side of the installation, from the values as recorded.
 *
 * <p>The part is taken as a band-limited waveform: between the samples, and for the derivative a coil sees, its Fourier
 * series is evaluated. A loop of whole cycles is exact; a part that plays once is so but for its first and last
 * cycles, and where the recording lacks samples it gives NaN. Used by the loop's thread only; makes no garbage once connected.
 */
public final class ReplaySource implements PrimarySource {

    /** Samples a recording or a part of it must have. */
    public static final int FEWEST_SAMPLES = 8;

    private static final double HELD_SECONDS = 0.2;
    private static final double LOOK_SECONDS = 0.25;

    private final InputLayout layout;
    private final double sampleRateHz;
    private final ReplayMode mode;
    private final ReplayPart part;
    private final double fundamentalHz;
    private final PassagePlayer main;
    private final PassagePlayer held;
    private final long endSample;

    private List<Tap> taps = List.of();
    private long position;

    /**
     * A replay at the beginning of its part.
     *
     * @param recording what to play
     * @param map which recorded channel plays where; the others stay silent
     * @param range the part to play, or null for all of it
     * @param mode what follows the part
     * @param layout the channels of the meter
     * @param sampleRateHz samples per second and channel to play at
     * @throws IllegalArgumentException when map, range and recording do not fit, with the reason and what there is
     */
    public ReplaySource(
            Recording recording,
            ChannelMap map,
            ReplayRange range,
            ReplayMode mode,
            InputLayout layout,
            double sampleRateHz) {
        this.layout = layout;
        this.sampleRateHz = sampleRateHz;
        this.mode = mode;
        ReplayRange played = range == null ? new ReplayRange(0, recording.length() - 1) : range;
        part = new ReplayPart(recording, map, played, mode, layout);
        WholeCycles cycles = mode == ReplayMode.ONCE ? null : repeated();
        fundamentalHz = fundamental(cycles);
        if (mode == ReplayMode.LOOP) {
            main = new PassagePlayer(repeating(0, cycles), sampleRateHz, 0);
            held = null;
            endSample = Long.MAX_VALUE;
        } else {
            int length = part.length();
            double seconds = (cycles == null ? length - 1 : length) / part.rateHz();
            endSample = (long) Math.ceil(seconds * sampleRateHz);
            int from = cycles == null ? 0 : Math.max(0, length - cycles.samples());
            Passage after = cycles == null ? null : repeating(from, cycles);
            main = new PassagePlayer(once(after, length - from), sampleRateHz, 0);
            double start = endSample / sampleRateHz - from / part.rateHz();
            held = after == null ? null : new PassagePlayer(after, sampleRateHz, start);
        }
    }

    private Passage repeating(int from, WholeCycles cycles) {
        return new Passage(part.stretch(from, cycles), cycles.period(), part.rateHz(), sampleRateHz);
    }

    // The part, closed by what leads over to its beginning again.
    private Passage once(Passage after, int heldSamples) {
        int length = part.length();
        double step = 1 / part.rateHz();
        double[][] follows = after == null ? null : after.values(heldSamples * step, step, Continuation.bridge(length));
        double[][] periods = new Continuation(part.stretch(0, length), length, follows).periods();
        return new Passage(periods, length + Continuation.bridge(length), part.rateHz(), sampleRateHz);
    }

    // The cycles that repeat: from the beginning of the part in a loop, at its end when they are held.
    private WholeCycles repeated() {
        int length = part.length();
        if (mode == ReplayMode.HOLD) {
            int from = Math.max(0, length - (int) (LOOK_SECONDS * part.rateHz()));
            int available = Math.min(length, (int) Math.rint(HELD_SECONDS * part.rateHz()));
            return part.cycles(part.fundamentalHz(from, length), available, "end that is held");
        }
        double hz = part.fundamentalHz(0, length);
        WholeCycles cycles = part.cycles(hz, length, "part that is looped");
        if (length - cycles.period() >= 1) {
            part.notes()
                    .add(String.format(
                            Locale.ROOT,
                            "the range is %.3f cycles of %.4f Hz; its first %.2f samples, %d cycles, are looped",
                            length * hz / part.rateHz(),
                            hz,
                            cycles.period(),
                            cycles.cycles()));
        }
        return cycles;
    }

    private double fundamental(WholeCycles cycles) {
        if (cycles == null) {
            return part.fundamentalHz(0, Math.min(part.length(), (int) (LOOK_SECONDS * part.rateHz()) + 1));
        }
        return cycles.cycles() == 0 ? Double.NaN : cycles.cycles() * part.rateHz() / cycles.period();
    }

    @Override
    public InputLayout layout() {
        return layout;
    }

    @Override
    public double sampleRateHz() {
        return sampleRateHz;
    }

    /** What was repaired, cut or guessed for this replay, one sentence each; the recording has notes of its own. */
    public List<String> notes() {
        return List.copyOf(part.notes());
    }

    /**
     * Frequency of the fundamental in hertz: exactly what a loop or the held end repeats at, an estimate of the first
     * cycles for a part that plays once, NaN when nothing alternates.
     */
    public double fundamentalHz() {
        return fundamentalHz;
    }

    /** True when a part that plays once is over; a loop and a held end go on for ever. */
    public boolean finished() {
        return mode == ReplayMode.ONCE && position >= endSample;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void connect(List<Tap> newTaps) {
        List<Tap> sounding = newTaps.stream()
                .map(tap -> tap.isSilent() || !part.plays(tap.channel()) ? Tap.NOTHING : tap)
                .toList();
        main.connect(sounding);
        if (held != null) {
            held.connect(sounding);
        }
        taps = sounding;
    }

    @Override
    public void fill(SampleBlock block, int length) {
        block.begin(position, sampleRateHz, length);
        int playing = (int) Math.max(0, Math.min(length, endSample - position));
        main.write(block, 0, playing);
        if (mode == ReplayMode.ONCE) {
            markMissing(block, playing);
        }
        if (playing < length) {
            if (held != null) {
                held.write(block, playing, length - playing);
            } else {
                fallSilent(block, playing, length, position + playing == endSample);
            }
        }
        position += length;
    }

    private void markMissing(SampleBlock block, int length) {
        double step = part.rateHz() / sampleRateHz;
        for (int k = 0; k < taps.size(); k++) {
            Tap tap = taps.get(k);
            if (!tap.isSilent()) {
                double place = position * step - tap.delaySeconds() * part.rateHz();
                part.missing(tap.channel()).mark(block.channel(k), 0, length, place, step);
            }
        }
    }

    // A coil sees the end as an impulse, so that the area under its output is right.
    private void fallSilent(SampleBlock block, int from, int to, boolean now) {
        for (int k = 0; k < taps.size(); k++) {
            double[] out = block.channel(k);
            Arrays.fill(out, from, to, 0);
            Tap tap = taps.get(k);
            if (now && tap.derivative() && !tap.isSilent()) {
                out[from] = -tap.gain() * part.lastSample(tap.channel()) * sampleRateHz;
            }
        }
    }
}
