package io.metertwin.signal.grid;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every primary channel carries from one instant on: one frequency, and a spectrum for each voltage and current.
 *
 * <p>All spectra share one phase reference: a voltage at angle 0 is {@code sqrt(2) U cos(theta)}, with theta the phase
 * of the grid. A state may move by itself; tau seconds after its begin the frequency is
 * {@code frequencyHz + hertzPerSecond * tau} and a channel carries {@code spectrum + tau * slope}.
 *
 * @param frequencyHz fundamental frequency at the begin, hertz, above 0
 * @param hertzPerSecond how fast the frequency changes, hertz per second; 0 when it does not
 * @param layout the order of the channels
 * @param spectra one for each channel of the layout, volts (line to neutral) and amperes, primary values
 * @param slopes change of each spectrum per second, as many as spectra; empty when none changes
 * @param interharmonics tones beside the harmonics
 * @param modulation what all voltages are multiplied with, if anything
 */
public record GridState(
        double frequencyHz,
        double hertzPerSecond,
        InputLayout layout,
        List<Spectrum> spectra,
        List<Spectrum> slopes,
        List<Interharmonic> interharmonics,
        Optional<Modulation> modulation) {

    /** Refuses a state whose spectra, slopes or tones do not fit its layout. */
    public GridState {
        spectra = List.copyOf(spectra);
        slopes = List.copyOf(slopes);
        interharmonics = List.copyOf(interharmonics);
        int channels = layout.channels();
        if (!(frequencyHz > 0) || !Double.isFinite(frequencyHz)) {
            throw new IllegalArgumentException("the grid frequency must be above 0 Hz, not " + frequencyHz);
        }
        if (!Double.isFinite(hertzPerSecond)) {
            throw new IllegalArgumentException("a frequency ramp must be finite, not " + hertzPerSecond + " Hz/s");
        }
        if (spectra.size() != channels) {
            throw new IllegalArgumentException(spectra.size() + " spectra for " + channels + " channels");
        }
        if (!slopes.isEmpty() && slopes.size() != channels) {
            throw new IllegalArgumentException(slopes.size() + " slopes for " + channels + " channels");
        }
        if (interharmonics.stream().anyMatch(tone -> tone.phasors().size() != channels)) {
            throw new IllegalArgumentException("an interharmonic needs " + channels + " phasors, one for each channel");
        }
    }

    /**
     * A steady state.
     *
     * @param frequencyHz fundamental frequency, hertz, above 0
     * @param layout the order of the channels
     * @param spectra one for each channel of the layout
     */
    public GridState(double frequencyHz, InputLayout layout, List<Spectrum> spectra) {
        this(frequencyHz, 0, layout, spectra, List.of(), List.of(), Optional.empty());
    }

    /** The spectrum of one channel at the begin. */
    public Spectrum spectrum(int channel) {
        return spectra.get(channel);
    }

    /** The change of one channel's spectrum per second. */
    public Spectrum slope(int channel) {
        return slopes.isEmpty() ? Spectrum.ZERO : slopes.get(channel);
    }

    /** True when nothing moves: every channel is periodic for as long as the state lasts. */
    public boolean isSteady() {
        return !isRamping() && interharmonics.isEmpty() && modulation.isEmpty();
    }

    /** True when frequency or spectra change with the time since the begin. */
    public boolean isRamping() {
        return hertzPerSecond != 0 || !slopes.isEmpty();
    }

    /**
     * This state as it stands some time after its begin.
     *
     * @param seconds time since the begin; below 0 for what it would have been before
     */
    public GridState after(double seconds) {
        if (seconds == 0 || !isRamping()) {
            return this;
        }
        List<Spectrum> moved = new ArrayList<>(spectra);
        for (int channel = 0; channel < slopes.size(); channel++) {
            moved.set(channel, spectra.get(channel).plus(slopes.get(channel).times(seconds)));
        }
        double hertz = frequencyHz + hertzPerSecond * seconds;
        return new GridState(hertz, hertzPerSecond, layout, moved, slopes, interharmonics, modulation);
    }

    /** This state with other spectra. */
    public GridState withSpectra(List<Spectrum> others) {
        return new GridState(frequencyHz, hertzPerSecond, layout, others, slopes, interharmonics, modulation);
    }

    /** This state with the frequency moving, hertz per second. */
    public GridState withHertzPerSecond(double ramp) {
        return new GridState(frequencyHz, ramp, layout, spectra, slopes, interharmonics, modulation);
    }

    /** This state with the spectra moving, one slope for each channel or none at all. */
    public GridState withSlopes(List<Spectrum> others) {
        return new GridState(frequencyHz, hertzPerSecond, layout, spectra, others, interharmonics, modulation);
    }

    /** This state with other tones beside the harmonics. */
    public GridState withInterharmonics(List<Interharmonic> tones) {
        return new GridState(frequencyHz, hertzPerSecond, layout, spectra, slopes, tones, modulation);
    }

    /** This state with its voltages modulated. */
    public GridState withModulation(Modulation of) {
        return new GridState(frequencyHz, hertzPerSecond, layout, spectra, slopes, interharmonics, Optional.of(of));
    }
}
