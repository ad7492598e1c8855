package io.metertwin.signal.grid;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one circuit draws at one time.
 *
 * @param phases loads of L1, L2, L3
 * @param leakAmperes residual current, rms, in phase with U1: the part of the load that returns through earth instead of
 *     the neutral, so it changes no power; nothing while U1 is dead
 */
public record CircuitLoad(List<PhaseLoad> phases, double leakAmperes) {

    /** Nothing is connected. */
    public static final CircuitLoad NONE = new CircuitLoad(Collections.nCopies(3, PhaseLoad.NONE), 0);

    /** Keeps a copy; refuses anything but three phases. */
    public CircuitLoad {
        phases = List.copyOf(phases);
        if (phases.size() != 3) {
            throw new IllegalArgumentException("a circuit has three phases, not " + phases.size());
        }
        if (!(leakAmperes >= 0) || !Double.isFinite(leakAmperes)) {
            throw new IllegalArgumentException("a leak must be 0 A or more, not " + leakAmperes);
        }
    }

    /** The same load on each phase. */
    public static CircuitLoad balanced(PhaseLoad phase) {
        return new CircuitLoad(Collections.nCopies(3, phase), 0);
    }

    /**
     * The currents of L1, L2, L3 and N. The neutral counts what flows back: the sum of the three less the leak.
     *
     * @param volts fundamentals of the three phase voltages
     */
    public List<Spectrum> currents(List<Phasor> volts) {
        List<Spectrum> currents = new ArrayList<>();
        Spectrum neutral = leak(volts.get(0)).times(-1);
        for (int phase = 0; phase < phases.size(); phase++) {
            currents.add(phases.get(phase).current(volts.get(phase)));
            neutral = neutral.plus(currents.get(phase));
        }
        currents.add(neutral);
        return currents;
    }

    private Spectrum leak(Phasor u1) {
        boolean none = leakAmperes == 0 || u1.magnitude() == 0;
        return none ? Spectrum.ZERO : Spectrum.of(Phasor.polar(leakAmperes, u1.radians()));
    }
}
