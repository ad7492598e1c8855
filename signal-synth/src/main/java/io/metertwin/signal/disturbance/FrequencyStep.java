package io.metertwin.signal.disturbance;

import io.metertwin.signal.grid.GridSupply;

/**
 * The frequency is another for a while; the phase of the grid runs on without a jump.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param hertz change of the frequency, hertz; negative is slower
 */
public record FrequencyStep(double startSeconds, double endSeconds, double hertz) implements GridDisturbance {

    /** Refuses a step that is not finite. */
    public FrequencyStep {
        Span.check(startSeconds, endSeconds);
        Span.checkFinite("a frequency step", hertz);
    }

    @Override
    public GridSupply onSupply(GridSupply supply, double seconds) {
        return new GridSupply(supply.frequencyHz() + hertz, supply.fundamentals(), supply.distortion());
    }
}
