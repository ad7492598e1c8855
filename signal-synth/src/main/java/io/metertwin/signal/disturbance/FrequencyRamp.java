package io.metertwin.signal.disturbance;

import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.GridSupply;

/**
 * The frequency moves evenly from start to end and then stays where it came to.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end of the movement, seconds of the run
 * @param hertzPerSecond how fast, hertz per second; negative is slower
 */
public record FrequencyRamp(double startSeconds, double endSeconds, double hertzPerSecond) implements GridDisturbance {

    /** Refuses a ramp without an end. */
    public FrequencyRamp {
        Span.check(startSeconds, endSeconds);
        Span.checkFinite("the end of a ramp", endSeconds);
        Span.checkFinite("a frequency ramp", hertzPerSecond);
    }

    @Override
    public boolean isActive(double seconds) {
        return seconds >= startSeconds;
    }

    @Override
    public GridSupply onSupply(GridSupply supply, double seconds) {
        double hertz = hertzPerSecond * (Math.min(seconds, endSeconds) - startSeconds);
        return new GridSupply(supply.frequencyHz() + hertz, supply.fundamentals(), supply.distortion());
    }

    @Override
    public GridState onWaveforms(GridState state, double seconds) {
        return seconds < endSeconds ? state.withHertzPerSecond(state.hertzPerSecond() + hertzPerSecond) : state;
    }
}
