package io.metertwin.signal.grid;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Spectrum;
import java.util.List;

/**
 * What every primary channel carries at one time: one frequency, and a spectrum for each voltage and current.
 *
 * <p>All spectra share one phase reference: a voltage at angle 0 is {@code sqrt(2) U cos(theta)}, with theta the phase
 * of the grid.
 *
 * @param frequencyHz fundamental frequency, hertz, above 0
 * @param layout the order of the channels
 * @param spectra one for each channel of the layout, volts (line to neutral) and amperes, primary values
 */
public record GridState(double frequencyHz, InputLayout layout, List<Spectrum> spectra) {

    /** Refuses a state whose spectra do not fit its layout. */
    public GridState {
        spectra = List.copyOf(spectra);
        if (!(frequencyHz > 0) || !Double.isFinite(frequencyHz)) {
            throw new IllegalArgumentException("the grid frequency must be above 0 Hz, not " + frequencyHz);
        }
        if (spectra.size() != layout.channels()) {
            throw new IllegalArgumentException(spectra.size() + " spectra for " + layout.channels() + " channels");
        }
    }

    /** The spectrum of one channel. */
    public Spectrum spectrum(int channel) {
        return spectra.get(channel);
    }
}
