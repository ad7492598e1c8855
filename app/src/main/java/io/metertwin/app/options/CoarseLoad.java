package io.metertwin.app.options;

import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.LoadProfile;

/**
 * A load looked at now and then: what it is in the middle of a step holds for all of it.
 *
 * @param load the load as it goes
 * @param stepSeconds length of a step
 */
record CoarseLoad(LoadProfile load, double stepSeconds) implements LoadProfile {

    @Override
    public CircuitLoad at(double seconds) {
        return load.heldAt(seconds + stepSeconds / 2);
    }

    @Override
    public double updateSeconds() {
        return stepSeconds;
    }
}
