package io.metertwin.signal.synth;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.truth.GridHistory;
import java.util.List;

/**
 * Evaluates a {@link GridModel} on a sample clock. A state of the model is in force from the first sample at or after its
 * instant; the phase of the grid runs on through the very instant. What a sample is does not depend on how the run is cut
 * into blocks or skipped.
 *
 * <p>A coil sees the step of a current as an impulse: at a change of state every derivative tap receives the step in its
 * samples, so that the area under its output stays right.
 */
public final class WaveformSynthesizer implements PrimarySource {

    private static final int RUN_LENGTH = 2560;

    private final GridModel model;
    private final double referenceRateHz;
    private final SampleClock clock;
    private final GridHistory history = new GridHistory();
    private final TapBank bank = new TapBank(RUN_LENGTH);

    private long position;
    private double nextChange;
    private long nextChangeSample;
    /** What the last sample before the change was played from; null when nothing was played since. */
    private StateClock before;

    /**
     * A synthesizer on an even sample clock, at second 0 of its model.
     *
     * @param model the world
     * @param sampleRateHz samples per second and channel
     */
    public WaveformSynthesizer(GridModel model, double sampleRateHz) {
        this(model, sampleRateHz, 0);
    }

    /**
     * A synthesizer on an even sample clock whose sample 0 lies at second 0 of its model.
     *
     * @param model the world
     * @param sampleRateHz samples per second and channel
     * @param firstSample index of the first sample; below 0 for a lead-in, in which the state of second 0 is extrapolated
     */
    public WaveformSynthesizer(GridModel model, double sampleRateHz, long firstSample) {
        this(model, sampleRateHz, new EqualTimes(sampleRateHz), firstSample);
    }

    private WaveformSynthesizer(GridModel model, double referenceRateHz, SampleClock clock, long firstSample) {
        this.model = model;
        this.referenceRateHz = referenceRateHz;
        this.clock = clock;
        position = firstSample;
        begin(0, model.stateAt(0));
        settle();
        before = null;
    }

    /**
     * A synthesizer that samples at 256 equal phases of every cycle of the grid, sample 0 at phase 0 and second 0. Blocks
     * announce the mean rate over their samples.
     *
     * @param model the world
     * @param referenceRateHz rate in which {@link #history()} counts and {@link #sampleRateHz()} answers
     */
    public static WaveformSynthesizer onGridClock(GridModel model, double referenceRateHz) {
        return onGridClock(model, referenceRateHz, 0);
    }

    /**
     * A synthesizer on the grid's own clock with a lead-in.
     *
     * @param model the world
     * @param referenceRateHz rate in which {@link #history()} counts and {@link #sampleRateHz()} answers
     * @param firstSample index of the first sample; below 0 for a lead-in, in which the state of second 0 is extrapolated
     */
    public static WaveformSynthesizer onGridClock(GridModel model, double referenceRateHz, long firstSample) {
        return new WaveformSynthesizer(model, referenceRateHz, new EqualPhases(), firstSample);
    }

    @Override
    public InputLayout layout() {
        return model.layout();
    }

    /** Samples per second and channel; on the grid's clock the reference rate. */
    @Override
    public double sampleRateHz() {
        return referenceRateHz;
    }

    /** The states that were played, for the truth of a window, counted in samples of the reference rate. */
    public GridHistory history() {
        return history;
    }

    @Override
    public void connect(List<Tap> newTaps) {
        bank.connect(newTaps);
    }

    @Override
    public void fill(SampleBlock block, int length) {
        settle();
        long first = position;
        double startSeconds = clock.seconds(first);
        double stateSeconds = clock.current().seconds();
        block.begin(first, clock.rateHz(first), length);
        int done = 0;
        while (done < length) {
            settle();
            int most = Math.min(length - done, RUN_LENGTH);
            int run = (int) (Math.min(position + most, nextChangeSample) - position);
            bank.write(clock, before, block, position, run);
            before = null;
            done += run;
            position += run;
        }
        GridState state = clock.current().state();
        boolean even = clock instanceof EqualTimes
                || (stateSeconds == clock.current().seconds() && state.hertzPerSecond() == 0);
        if (!even && length > 0) {
            block.begin(first, length / (clock.seconds(position) - startSeconds), length);
        }
    }

    @Override
    public void addSteps(SampleBlock block) {
        bank.addSteps(block);
    }

    /**
     * Goes on without producing samples; what follows is what {@link #fill} would have given there.
     *
     * @param samples how many to leave out, 0 or more
     */
    public void skip(long samples) {
        if (samples < 0) {
            throw new IllegalArgumentException("samples to skip must be 0 or more, not " + samples);
        }
        long end = position + samples;
        while (position < end) {
            settle();
            if (before != null && position + 1 == end) {
                bank.skip(clock, before, position);
            }
            before = null;
            position = Math.min(end, nextChangeSample);
        }
    }

    @Override
    public long samplesBefore(double seconds, long next) {
        settle();
        if (Double.isInfinite(seconds)) {
            return Long.MAX_VALUE;
        }
        // On the grid's clock the state in force knows its own samples only.
        boolean beyond = clock instanceof EqualPhases && seconds > nextChange;
        return Math.max(0, (beyond ? nextChangeSample : clock.sampleAt(seconds)) - position);
    }

    @Override
    public long position() {
        return position;
    }

    /** Time of the next sample, seconds of the run. */
    public double secondsNow() {
        settle();
        return clock.seconds(position);
    }

    /** The state the next sample is played from, as it stood at {@link #stateSeconds()}. */
    public GridState stateNow() {
        settle();
        return clock.current().state();
    }

    /** When the state in force began, seconds of the run. */
    public double stateSeconds() {
        settle();
        return clock.current().seconds();
    }

    /** The next instant at which the state may change, seconds of the run; infinity when it never does. */
    public double nextChangeSeconds() {
        settle();
        return nextChange;
    }

    /** Phase of the grid at the next sample, 0 to below 1 cycle. */
    public double cyclesNow() {
        settle();
        return clock.cycles(position);
    }

    private void settle() {
        while (position >= nextChangeSample) {
            double instant = nextChange;
            GridState next = model.stateAt(instant);
            if (next.isRamping() || !next.equals(clock.current().state())) {
                begin(instant, next);
            } else {
                lookAhead(instant);
            }
        }
    }

    private void begin(double instant, GridState state) {
        if (before == null) {
            before = clock.current();
        }
        clock.begin(instant, state);
        bank.changed();
        lookAhead(instant);
        long first = instant == 0 ? position : clock.sampleAt(instant);
        // A sample stands for the time around it, half a sample to either side: its sums lie half a sample early.
        double early = state.isSteady() ? 0.5 / clock.rateHz(first) : 0;
        history.begin(
                clock.seconds(first) * referenceRateHz,
                (instant + early) * referenceRateHz,
                clock.current().cycles(),
                state);
    }

    private void lookAhead(double instant) {
        nextChange = model.nextChangeAfter(instant);
        if (!(nextChange > instant)) {
            throw new IllegalStateException("a change after " + instant + " s cannot be at " + nextChange + " s");
        }
        nextChangeSample = Double.isInfinite(nextChange) ? Long.MAX_VALUE : clock.sampleAt(nextChange);
    }
}
