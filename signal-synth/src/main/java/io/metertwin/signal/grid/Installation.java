package io.metertwin.signal.grid;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Spectrum;
import java.util.ArrayList;
import java.util.List;

/**
 * One supply and the loads behind it: the world of one meter.
 *
 * @param supply the voltages
 * @param loads one for each circuit
 */
public record Installation(GridSupply supply, List<LoadProfile> loads) implements GridModel {

    /** Keeps a copy of the list. */
    public Installation {
        loads = List.copyOf(loads);
    }

    @Override
    public InputLayout layout() {
        return new InputLayout(1, loads.size());
    }

    @Override
    public GridState stateAt(double seconds) {
        List<Spectrum> spectra = new ArrayList<>(supply.voltages());
        for (LoadProfile load : loads) {
            spectra.addAll(load.heldAt(seconds).currents(supply.fundamentals()));
        }
        return new GridState(supply.frequencyHz(), layout(), spectra);
    }

    @Override
    public double nextChangeAfter(double seconds) {
        return loads.stream()
                .mapToDouble(load -> load.nextChangeAfter(seconds))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
