package io.metertwin.signal.disturbance;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.Interharmonic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tone beside the harmonics (IEC 61000-4-7, 3.4) comes for a while; its phase counts from second 0 of the run and is
 * that of each waveform's fundamental there.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param hertz frequency, above 0
 * @param perUnit rms over the rms of each waveform's fundamental, 0 or more
 * @param carrier what it is put on
 */
public record InterharmonicTone(double startSeconds, double endSeconds, double hertz, double perUnit, Carrier carrier)
        implements GridDisturbance {

    /** Refuses what is no tone. */
    public InterharmonicTone {
        Span.check(startSeconds, endSeconds);
        if (!(hertz > 0) || !Double.isFinite(hertz) || !(perUnit >= 0) || !Double.isFinite(perUnit)) {
            throw new IllegalArgumentException(
                    "an interharmonic must be above 0 Hz and 0 per unit or more, not " + hertz + " Hz, " + perUnit);
        }
    }

    @Override
    public void checkFits(int circuits) {
        carrier.checkFits(circuits);
    }

    @Override
    public GridState onWaveforms(GridState state, double seconds) {
        List<Phasor> phasors =
                new ArrayList<>(Collections.nCopies(state.layout().channels(), Phasor.ZERO));
        for (List<Integer> lines : carrier.lineGroups(state.layout())) {
            Phasor sum = Phasor.ZERO;
            for (int channel : lines) {
                Phasor tone = state.spectrum(channel).phasor(1).times(perUnit);
                phasors.set(channel, tone);
                sum = sum.plus(tone);
            }
            if (!state.layout().isVoltage(lines.get(0))) {
                phasors.set(Carrier.neutralOf(lines), sum);
            }
        }
        List<Interharmonic> tones = new ArrayList<>(state.interharmonics());
        tones.add(new Interharmonic(hertz, phasors));
        return state.withInterharmonics(tones);
    }
}
