package io.metertwin.signal.grid;

import io.metertwin.signal.Phasor;
import java.util.List;

/**
 * A tone beside the harmonics (IEC 61000-4-7, 3.4). Its phase counts from second 0 of the run: at t seconds it is
 * {@code sqrt(2) * |X| * cos(2 pi hertz t + arg X)}, so it goes on undisturbed from one state to the next.
 *
 * @param hertz frequency, above 0
 * @param phasors rms phasors, one for each channel of the layout, volts and amperes
 */
public record Interharmonic(double hertz, List<Phasor> phasors) {

    /** Keeps a copy; refuses a frequency that is not above 0. */
    public Interharmonic {
        phasors = List.copyOf(phasors);
        if (!(hertz > 0) || !Double.isFinite(hertz)) {
            throw new IllegalArgumentException("an interharmonic must be above 0 Hz, not " + hertz);
        }
    }
}
