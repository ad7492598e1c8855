package io.metertwin.signal.disturbance;

import io.metertwin.signal.grid.GridState;

/**
 * A harmonic grows evenly from nothing, from start to end, and then stays at its size.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end of the movement, seconds of the run
 * @param order 2 to 50
 * @param perUnit size it comes to, rms over the rms of each waveform's fundamental; a negative one takes away
 * @param radians angle against the fundamental: order h stands at {@code h * arg(fundamental) + radians}
 * @param carrier what it is put on
 */
public record HarmonicRamp(
        double startSeconds, double endSeconds, int order, double perUnit, double radians, Carrier carrier)
        implements GridDisturbance {

    /** Refuses orders and sizes no waveform has, and a ramp without an end. */
    public HarmonicRamp {
        Span.check(startSeconds, endSeconds);
        Span.checkFinite("the end of a ramp", endSeconds);
        Span.checkFinite("a harmonic", perUnit);
        new AddedHarmonic(order, radians, carrier);
    }

    @Override
    public boolean isActive(double seconds) {
        return seconds >= startSeconds;
    }

    @Override
    public void checkFits(int circuits) {
        carrier.checkFits(circuits);
    }

    @Override
    public GridState onWaveforms(GridState state, double seconds) {
        AddedHarmonic harmonic = new AddedHarmonic(order, radians, carrier);
        double perSecond = perUnit / (endSeconds - startSeconds);
        double reached = seconds < endSeconds ? perSecond * (seconds - startSeconds) : perUnit;
        GridState grown = state.withSpectra(harmonic.addTo(state.spectra(), state, reached));
        return seconds < endSeconds ? grown.withSlopes(harmonic.addTo(state.slopes(), state, perSecond)) : grown;
    }
}
