package io.metertwin.signal.grid;

import io.metertwin.signal.grid.PhaseLoad.ByPower;
import java.util.ArrayList;
import java.util.List;

/**
 * A three-phase load in a system of fewer phases: each remaining phase carries its share of the whole power.
 *
 * @param load the load as three phases would carry it
 * @param phases phases there are, 1 or 2
 */
public record GatheredLoad(LoadProfile load, int phases) implements LoadProfile {

    private static final int ALL = 3;

    @Override
    public CircuitLoad at(double seconds) {
        return gathered(load.at(seconds));
    }

    @Override
    public CircuitLoad heldAt(double seconds) {
        return gathered(load.heldAt(seconds));
    }

    @Override
    public double updateSeconds() {
        return load.updateSeconds();
    }

    @Override
    public double nextChangeAfter(double seconds) {
        return load.nextChangeAfter(seconds);
    }

    private CircuitLoad gathered(CircuitLoad whole) {
        List<PhaseLoad> kept = new ArrayList<>();
        for (int k = 0; k < ALL; k++) {
            kept.add(k < phases ? grown(whole.phases().get(k)) : PhaseLoad.NONE);
        }
        return new CircuitLoad(kept, whole.leakAmperes());
    }

    private PhaseLoad grown(PhaseLoad phase) {
        return phase instanceof ByPower power
                ? new ByPower(power.watts() * ALL / phases, power.powerFactor(), power.capacitive(), power.distortion())
                : phase;
    }
}
