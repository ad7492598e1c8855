package io.metertwin.core.runtime;

import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.pipeline.BegunWindow;
import io.metertwin.dsp.pipeline.GridClockPipeline;
import io.metertwin.dsp.pipeline.MeasuredWindow;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.dsp.pipeline.WindowPipeline;
import io.metertwin.signal.SampleBlock;
import java.util.Optional;
import java.util.function.Consumer;

/** The samples of a meter on their way to windows, some of which only settle its filters. Used by the loop's thread. */
final class MeterSampling {

    private final WindowPipeline pipeline;
    private final int leadSamples;
    /** How far a window may begin before the place it was to begin at, samples: rounding. */
    private static final double SAME_PLACE = 0.5;

    private double countingStart = Double.NEGATIVE_INFINITY;

    /**
     * A pipeline that has seen no sample.
     *
     * @param config how the inputs are read
     * @param gridClock whether the samples follow the grid
     */
    MeterSampling(PipelineConfig config, boolean gridClock) {
        pipeline = gridClock ? new GridClockPipeline(config) : new MeteringPipeline(config);
        leadSamples = gridClock ? GridClockPipeline.LEAD : MeteringPipeline.LEAD;
    }

    /** Reads the inputs in another way from the next window on. */
    void configure(PipelineConfig config) {
        pipeline.configure(config);
    }

    /** Where the next window begins, in samples; NaN before the first block. */
    double nextWindowStart() {
        return pipeline.nextWindowStart();
    }

    /** Where the window begins that counts next, in samples; NaN before the first block. */
    double countsFrom() {
        return Math.max(nextWindowStart(), countingStart);
    }

    /** What has been seen of the window that counts next; empty when that is less than a cycle. */
    Optional<BegunWindow> begun() {
        return counts(nextWindowStart()) ? pipeline.begun() : Optional.empty();
    }

    private boolean counts(double windowStart) {
        return windowStart >= countingStart - SAME_PLACE;
    }

    /**
     * Takes in the next samples.
     *
     * @param block volts at the inputs
     * @param counting receives the windows that count
     * @param settling receives those that only settle the filters
     */
    void accept(SampleBlock block, Consumer<MeasuredWindow> counting, Consumer<MeasuredWindow> settling) {
        pipeline.accept(block, complete -> {
            if (counts(complete.start())) {
                counting.accept(complete);
            } else {
                settling.accept(complete);
            }
        });
    }

    /**
     * Starts one block before it measures, so that the first window has its lead.
     *
     * @param block the last block that does not count
     * @param endSample its end, samples
     */
    void start(SampleBlock block, double endSample) {
        pipeline.restart(endSample, 0);
        pipeline.accept(lead(block), complete -> {});
        countingStart = Double.NEGATIVE_INFINITY;
    }

    /** The end of a block, as much of it as a window needs before its begin. */
    private SampleBlock lead(SampleBlock block) {
        int channels = pipeline.config().layout().channels();
        int skipped = block.length() - leadSamples;
        SampleBlock lead = new SampleBlock(channels, leadSamples);
        lead.begin(block.firstSample() + skipped, block.sampleRateHz(), leadSamples);
        for (int channel = 0; channel < channels; channel++) {
            System.arraycopy(block.channel(channel), skipped, lead.channel(channel), 0, leadSamples);
        }
        return lead;
    }

    /**
     * Goes on with samples. The window before the first one that counts is measured only to settle the filters.
     *
     * @param settlingStart begin of the window to settle on
     * @param countingFrom begin of the first window that counts
     * @param windowsBefore number of windows before the one that counts
     */
    void resume(double settlingStart, double countingFrom, long windowsBefore) {
        countingStart = countingFrom;
        pipeline.restart(settlingStart, windowsBefore - (counts(settlingStart) ? 0 : 1));
    }
}
