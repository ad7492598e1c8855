package io.metertwin.signal.disturbance;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A harmonic put on waveforms: relative to each one's fundamental, at {@code h * arg(fundamental) + radians}. */
record AddedHarmonic(int order, double radians, Carrier carrier) {

    AddedHarmonic {
        if (order < 2 || order > Spectrum.HIGHEST_ORDER) {
            throw new IllegalArgumentException("harmonic order " + order + " is outside 2.." + Spectrum.HIGHEST_ORDER);
        }
        Span.checkFinite("the angle of a harmonic", radians);
    }

    /** Spectra with the harmonic added to them, for a state's own fundamentals. */
    List<Spectrum> addTo(List<Spectrum> spectra, GridState state, double perUnit) {
        List<Spectrum> result = new ArrayList<>(
                spectra.isEmpty() ? Collections.nCopies(state.layout().channels(), Spectrum.ZERO) : spectra);
        for (List<Integer> lines : carrier.lineGroups(state.layout())) {
            Phasor sum = Phasor.ZERO;
            for (int channel : lines) {
                Phasor fundamental = state.spectrum(channel).phasor(1);
                Phasor added = Phasor.polar(perUnit * fundamental.magnitude(), order * fundamental.radians() + radians);
                add(result, channel, added);
                sum = sum.plus(added);
            }
            if (!state.layout().isVoltage(lines.get(0))) {
                add(result, Carrier.neutralOf(lines), sum);
            }
        }
        return result;
    }

    private void add(List<Spectrum> spectra, int channel, Phasor added) {
        Spectrum before = spectra.get(channel);
        spectra.set(channel, before.with(order, before.phasor(order).plus(added)));
    }
}
