package io.metertwin.signal.disturbance;

import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.Modulation;
import java.util.ArrayList;
import java.util.List;

/**
 * The voltages swell and sink in a slow rhythm (IEC 61000-4-15): each is multiplied by {@code 1 + (dV/V)/2 * s(t)}, s the
 * sine or the rectangle of amplitude 1 that rises through zero at the start. The currents are left alone.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param shape of the modulation
 * @param hertz frequency of the modulation; a rectangle of r changes per minute has r / 120 Hz
 * @param relativeChange dV/V: highest less lowest voltage over the mean, per unit, 0 to 2
 */
public record FlickerModulation(
        double startSeconds, double endSeconds, Shape shape, double hertz, double relativeChange)
        implements GridDisturbance {

    /** Parts of a half period within which an edge counts as reached. */
    private static final double TOLERANCE = 1e-9;

    /** How the voltage goes. */
    public enum Shape {
        /** Along a sine. */
        SINE,
        /** Up and down in steps. */
        RECTANGULAR
    }

    /** Refuses what is no modulation. */
    public FlickerModulation {
        Span.check(startSeconds, endSeconds);
        if (!(hertz > 0) || !Double.isFinite(hertz) || !(relativeChange >= 0 && relativeChange <= 2)) {
            throw new IllegalArgumentException(
                    "flicker must be above 0 Hz with dV/V of 0 to 2, not " + hertz + " Hz, " + relativeChange);
        }
    }

    @Override
    public double nextChangeAfter(double seconds) {
        if (shape == Shape.SINE || seconds < startSeconds || seconds >= endSeconds) {
            return GridDisturbance.super.nextChangeAfter(seconds);
        }
        return Math.min(endSeconds, startSeconds + (halfPeriods(seconds) + 1) / (2 * hertz));
    }

    private double halfPeriods(double seconds) {
        return Math.floor((seconds - startSeconds) * 2 * hertz + TOLERANCE);
    }

    @Override
    public GridState onWaveforms(GridState state, double seconds) {
        if (shape == Shape.SINE) {
            double startCycles = hertz * startSeconds;
            double radians = -2 * Math.PI * (startCycles - Math.floor(startCycles));
            return state.withModulation(new Modulation(hertz, relativeChange / 2, radians));
        }
        boolean up = halfPeriods(seconds) % 2 == 0;
        double factor = 1 + (up ? 1 : -1) * relativeChange / 2;
        return state.withSpectra(scaled(state.spectra(), state.layout().voltages(), factor))
                .withSlopes(scaled(state.slopes(), state.layout().voltages(), factor));
    }

    private static List<Spectrum> scaled(List<Spectrum> spectra, int voltages, double factor) {
        List<Spectrum> scaled = new ArrayList<>(spectra);
        for (int channel = 0; channel < voltages && channel < spectra.size(); channel++) {
            scaled.set(channel, spectra.get(channel).times(factor));
        }
        return scaled;
    }
}
