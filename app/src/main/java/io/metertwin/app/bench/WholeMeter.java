package io.metertwin.app.bench;

import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.runtime.AnalyticPath;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.core.runtime.Meter;
import io.metertwin.core.runtime.MeterLoop;
import io.metertwin.core.runtime.SimulationHook;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.time.Instant;

/**
 * A meter with everything it counts and publishes - energies, events, truth, snapshots - but without ports. Used by one
 * thread.
 */
public final class WholeMeter {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulationClock clock = new SimulationClock(START, ReferenceInstallation.SAMPLE_RATE_HZ);
    private final MeterLoop loop;

    /**
     * A meter that has measured nothing.
     *
     * @param installation what it hangs on
     * @param world the world its inputs see
     * @param fidelity how it runs
     * @param mostWindows windows measured together at most, where a fidelity may; 1 for one at a time
     */
    public WholeMeter(ReferenceInstallation installation, GridModel world, Fidelity fidelity, int mostWindows) {
        MeterIdentity identity = new MeterIdentity(installation.model(), "00000000", "bench");
        Meter meter = new Meter(
                identity,
                PowerState.ON,
                Settings.defaults(installation.model().settings()),
                installation.layout(),
                ReferenceInstallation.SAMPLE_RATE_HZ,
                clock,
                fidelity);
        WaveformSynthesizer synthesizer = fidelity == Fidelity.GRID_CLOCK
                ? ReferenceInstallation.onGridClock(world)
                : ReferenceInstallation.onFreeClock(world);
        AnalogFrontEnd inputs = installation.frontEnd(synthesizer, AccuracyProfile.IDEAL);
        if (fidelity.isAnalytic()) {
            AnalyticPath path = new AnalyticPath(world, inputs, fidelity, mostWindows);
            loop = new MeterLoop(meter, synthesizer, inputs, clock, path, SimulationHook.NONE);
        } else {
            loop = new MeterLoop(meter, inputs, clock, synthesizer.history(), SimulationHook.NONE);
        }
    }

    /** Does one block of samples, or the windows that need none. */
    public void step() {
        loop.step();
    }

    /**
     * Runs on.
     *
     * @param atLeastSeconds virtual seconds
     * @return how many virtual seconds it was
     */
    public double run(double atLeastSeconds) {
        double begin = clock.seconds();
        while (clock.seconds() < begin + atLeastSeconds) {
            loop.step();
        }
        return clock.seconds() - begin;
    }

    /** Virtual seconds since the start. */
    public double seconds() {
        return clock.seconds();
    }

    /** The latest published state. */
    public MeterSnapshot snapshot() {
        return loop.snapshot();
    }
}
