package io.metertwin.signal.disturbance;

import io.metertwin.signal.grid.GridState;

/**
 * A harmonic comes for a while, beside whatever the waveforms carry.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param order 2 to 50
 * @param perUnit rms over the rms of each waveform's fundamental; a negative one takes away
 * @param radians angle against the fundamental: order h stands at {@code h * arg(fundamental) + radians}
 * @param carrier what it is put on
 */
public record HarmonicStep(
        double startSeconds, double endSeconds, int order, double perUnit, double radians, Carrier carrier)
        implements GridDisturbance {

    /** Refuses orders and sizes no waveform has. */
    public HarmonicStep {
        Span.check(startSeconds, endSeconds);
        Span.checkFinite("a harmonic", perUnit);
        new AddedHarmonic(order, radians, carrier);
    }

    @Override
    public void checkFits(int circuits) {
        carrier.checkFits(circuits);
    }

    @Override
    public GridState onWaveforms(GridState state, double seconds) {
        AddedHarmonic harmonic = new AddedHarmonic(order, radians, carrier);
        return state.withSpectra(harmonic.addTo(state.spectra(), state, perUnit));
    }
}
