package io.metertwin.signal.disturbance;

import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridState;

/**
 * The whole grid jumps in phase and stays there: order h of every waveform turns by h times the angle.
 *
 * @param startSeconds the instant of the jump, seconds of the run
 * @param radians angle, radians; positive leads
 */
public record PhaseJump(double startSeconds, double radians) implements GridDisturbance {

    /** Refuses an angle that is not finite. */
    public PhaseJump {
        Span.check(startSeconds, Double.POSITIVE_INFINITY);
        Span.checkFinite("a phase jump", radians);
    }

    @Override
    public double endSeconds() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public GridState onWaveforms(GridState state, double seconds) {
        return state.withSpectra(state.spectra().stream().map(this::turned).toList())
                .withSlopes(state.slopes().stream().map(this::turned).toList());
    }

    private Spectrum turned(Spectrum spectrum) {
        Spectrum result = spectrum;
        for (int order = 1; order <= spectrum.highestOrder(); order++) {
            result = result.with(order, spectrum.phasor(order).turned(order * radians));
        }
        return result;
    }
}
