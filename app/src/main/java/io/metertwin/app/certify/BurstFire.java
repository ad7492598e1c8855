package io.metertwin.app.certify;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;

/**
 * A burst-fired load (IEC 62053-22, sub-harmonics in the current): two cycles of current, two without. Each phase is
 * switched where its own current passes zero, so that a coil sees no step.
 *
 * <p>The switching falls on whole samples, at most one late. There voltage and current are both near zero, so over a
 * burst this costs less than 2e-6 of the energy; the mean power is half of that of the steady load.
 *
 * @param on the steady load; the current of L1 rises through zero at angle 0
 */
record BurstFire(GridState on) implements GridModel {

    private static final int SWITCHINGS_PER_CYCLE = 6;
    private static final int CYCLES_ON = 2;
    private static final double LATE = 1e-6;

    @Override
    public InputLayout layout() {
        return on.layout();
    }

    @Override
    public double updateSeconds() {
        return 1 / (SWITCHINGS_PER_CYCLE * on.frequencyHz());
    }

    @Override
    public GridState stateAt(double seconds) {
        long sixth = (long) Math.floor(seconds / updateSeconds() + LATE);
        List<Spectrum> spectra = new ArrayList<>(on.spectra().subList(0, layout().voltages()));
        for (int circuit = 0; circuit < layout().circuits(); circuit++) {
            Spectrum neutral = Spectrum.ZERO;
            for (Phase phase : Phase.LINES) {
                Spectrum current = on.spectrum(layout().current(circuit, phase));
                Spectrum now = flows(sixth, current) ? current : Spectrum.ZERO;
                spectra.add(now);
                neutral = neutral.plus(now);
            }
            spectra.add(neutral);
        }
        return new GridState(on.frequencyHz(), layout(), spectra);
    }

    /** A current is switched on the sixth of a cycle at which it passes zero. */
    private static boolean flows(long sixth, Spectrum current) {
        double cycles = -(current.fundamental().radians() / (2 * Math.PI) + 0.25);
        long own = Math.floorMod(Math.round(SWITCHINGS_PER_CYCLE * cycles), (long) SWITCHINGS_PER_CYCLE);
        long burst = Math.floorDiv(sixth - own, (long) CYCLES_ON * SWITCHINGS_PER_CYCLE);
        return Math.floorMod(burst, 2L) == 0;
    }
}
