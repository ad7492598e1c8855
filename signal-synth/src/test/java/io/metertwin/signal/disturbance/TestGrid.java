package io.metertwin.signal.disturbance;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.Distortion;
import io.metertwin.signal.grid.Distortion.Harmonic;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.GridSupply.Sequence;
import io.metertwin.signal.grid.LoadProfile;
import io.metertwin.signal.grid.PhaseLoad.ByCurrent;
import io.metertwin.signal.grid.PhaseLoad.ByPower;
import java.util.List;

/** 230 V, 50 Hz with 4 % of the fifth, a circuit of constant power and one of constant current. */
final class TestGrid {

    static final double VOLTS = 230;
    static final Distortion FIFTH = new Distortion(List.of(new Harmonic(5, 0.04, 0.3)));
    static final GridSupply SUPPLY = GridSupply.balanced(VOLTS, 50, Sequence.ABC, FIFTH);
    static final List<LoadProfile> LOADS = List.of(
            LoadProfile.steady(CircuitLoad.balanced(new ByPower(2300, 0.8, false, Distortion.NONE))),
            LoadProfile.steady(CircuitLoad.balanced(new ByCurrent(10, -0.5, Distortion.NONE))));
    static final InputLayout LAYOUT = new InputLayout(1, 2);

    private TestGrid() {}

    static DisturbedGrid with(GridDisturbance... disturbances) {
        return new DisturbedGrid(SUPPLY, LOADS, List.of(disturbances));
    }

    static Spectrum u(GridState state, Phase phase) {
        return state.spectrum(state.layout().voltage(0, phase));
    }

    static Spectrum i(GridState state, int circuit, Phase phase) {
        return state.spectrum(state.layout().current(circuit, phase));
    }

    static Phasor nominal(Phase phase) {
        return Phasor.polar(VOLTS, phase.balancedRadians());
    }

    /** Distance of two phasors. */
    static double distance(Phasor one, Phasor other) {
        return one.minus(other).magnitude();
    }
}
