package io.metertwin.signal.grid;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import java.util.ArrayList;
import java.util.List;

/**
 * A world with one more channel: the residual current of circuit 1, what a coil around all its conductors sees. The neutral
 * counts what flows back, so it is i1 + i2 + i3 - iN; a leak makes it.
 *
 * @param world the world without that channel
 */
public record WithResidual(GridModel world) implements GridModel {

    @Override
    public InputLayout layout() {
        return new InputLayout(world.layout().voltageBanks(), world.layout().circuits(), true);
    }

    @Override
    public GridState stateAt(double seconds) {
        GridState state = world.stateAt(seconds);
        List<Spectrum> slopes = state.slopes().isEmpty() ? List.of() : extended(state.slopes());
        List<Interharmonic> tones = state.interharmonics().stream()
                .map(tone -> new Interharmonic(tone.hertz(), extendedPhasors(tone.phasors())))
                .toList();
        return new GridState(
                state.frequencyHz(),
                state.hertzPerSecond(),
                layout(),
                extended(state.spectra()),
                slopes,
                tones,
                state.modulation());
    }

    @Override
    public double nextChangeAfter(double seconds) {
        return world.nextChangeAfter(seconds);
    }

    private List<Spectrum> extended(List<Spectrum> spectra) {
        Spectrum residual = of(spectra, Phase.N).times(-1);
        for (Phase phase : Phase.LINES) {
            residual = residual.plus(of(spectra, phase));
        }
        List<Spectrum> all = new ArrayList<>(spectra);
        all.add(residual);
        return all;
    }

    private List<Phasor> extendedPhasors(List<Phasor> phasors) {
        Phasor residual = of(phasors, Phase.N).times(-1);
        for (Phase phase : Phase.LINES) {
            residual = residual.plus(of(phasors, phase));
        }
        List<Phasor> all = new ArrayList<>(phasors);
        all.add(residual);
        return all;
    }

    private <T> T of(List<T> channels, Phase phase) {
        return channels.get(world.layout().current(0, phase));
    }
}
