package io.metertwin.dsp.pipeline;

import io.metertwin.dsp.PipelineConfig;
import io.metertwin.signal.SampleBlock;
import java.util.Optional;

/**
 * Samples in, measurements out: gapless windows of 10 or 12 cycles, each measured when its last sample is there. Times are
 * counted in samples of the configuration's rate, whatever clock the samples follow. Used by one thread.
 */
public sealed interface WindowPipeline permits MeteringPipeline, GridClockPipeline {

    /**
     * Changes the configuration from the next window on.
     *
     * @param next of the same layout and sample rate
     */
    void configure(PipelineConfig next);

    /** The configuration in force. */
    PipelineConfig config();

    /** Samples per channel a block may have at most. */
    int longestBlock();

    /**
     * Takes in a block that follows the one before without a gap.
     *
     * @param block volts at the inputs, at most {@link #longestBlock()} samples
     * @param sink receives each window that is complete now
     */
    void accept(SampleBlock block, WindowSink sink);

    /** Where the next window begins, samples since the start of the run; NaN before the first block. */
    double nextWindowStart();

    /**
     * Ends the measurement inside a window: what its whole cycles show that have been seen. {@link #restart} has to follow.
     *
     * @return empty when there is no whole cycle
     */
    Optional<BegunWindow> begun();

    /**
     * Goes on somewhere else: the next window begins at the given place, with the filters settled on it. The next block
     * must begin a lead before it.
     *
     * @param startSample begin of the next window
     * @param windowsBefore number of the window before it
     */
    void restart(double startSample, long windowsBefore);
}
