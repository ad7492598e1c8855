package io.metertwin.core.runtime;

import io.metertwin.core.measure.PowerState;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.util.Optional;

/**
 * Decides window by window whether samples are needed, and keeps synthesizer and pipeline ready for when they are. Used by
 * the loop's thread.
 */
final class AnalyticRun {

    /** Samples are left only for two windows or more, so that there is always a window to settle on before they return. */
    private static final int FEWEST = 2;

    /** Samples of a window that may be there when it is measured without them; less than half of the shortest window. */
    private static final int MOST_BEGUN = 768;

    private final Meter meter;
    private final WaveformSynthesizer synthesizer;
    private final AnalyticPath path;
    private boolean sampling;
    private double start;
    private double length;
    private long windowsAnalytic;

    AnalyticRun(Meter meter, WaveformSynthesizer synthesizer, AnalyticPath path) {
        this.meter = meter;
        this.synthesizer = synthesizer;
        this.path = path;
    }

    /** The windows that come next, when they need no samples. */
    Optional<AnalyticPath.Batch> next() {
        if (meter.state() != PowerState.ON) {
            return Optional.empty();
        }
        double from = sampling ? meter.nextWindowStart() : start;
        // A window whose samples have been made for the most part is sampled to its end, whatever has changed since.
        if (Double.isNaN(from) || (sampling && synthesizer.position() > from + MOST_BEGUN)) {
            return Optional.empty();
        }
        int fewest = sampling ? FEWEST : 1;
        Optional<AnalyticPath.Batch> batch = path.measure(from, meter.windows(), fewest, meter.config());
        if (batch.isPresent()) {
            windowsAnalytic = (sampling ? 0 : windowsAnalytic) + batch.get().windows();
            sampling = false;
            start = batch.get().last().span().endSample();
            length = batch.get().last().span().lengthSamples();
        } else if (!sampling) {
            resumeSampling();
        }
        return batch;
    }

    /** Up to where windows without samples have been counted, in samples; NaN while samples are made. */
    double countedTo() {
        return sampling ? Double.NaN : start;
    }

    /** Nothing is measured from here on: the synthesizer goes where the last window ended, and samples come first. */
    void interrupt() {
        if (!sampling) {
            synthesizer.skip(Math.max(0, (long) Math.floor(start) - synthesizer.position()));
            sampling = true;
        }
        path.forget();
    }

    /** Lets time pass without samples. */
    void pass(long samples) {
        synthesizer.skip(samples);
    }

    private void resumeSampling() {
        sampling = true;
        path.forget();
        double settling = windowsAnalytic >= FEWEST ? start - length : start;
        long lead = (long) Math.floor(settling) - MeteringPipeline.LEAD;
        if (lead < synthesizer.position()) {
            throw new IllegalStateException("samples from " + lead + " are needed, but " + synthesizer.position()
                    + " is where the synthesizer stands");
        }
        synthesizer.skip(lead - synthesizer.position());
        meter.resumeSampling(settling, start);
    }
}
