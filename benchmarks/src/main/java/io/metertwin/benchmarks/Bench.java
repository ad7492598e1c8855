package io.metertwin.benchmarks;

import io.metertwin.app.bench.ReferenceInstallation;
import io.metertwin.dsp.pipeline.GridClockPipeline;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.dsp.pipeline.WindowPipeline;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;

/** The installation that all benchmarks measure, which is that of {@code metertwin bench}. */
final class Bench {

    static final ReferenceInstallation INSTALLATION = ReferenceInstallation.largest();
    static final double SAMPLE_RATE_HZ = ReferenceInstallation.SAMPLE_RATE_HZ;
    static final double HERTZ = ReferenceInstallation.HERTZ;
    static final InputLayout LAYOUT = INSTALLATION.layout();

    private Bench() {}

    static GridState state() {
        return INSTALLATION.state(1);
    }

    static AnalogFrontEnd frontEnd(boolean gridClock, AccuracyProfile accuracy) {
        GridModel world = INSTALLATION.steady();
        return INSTALLATION.frontEnd(
                gridClock ? ReferenceInstallation.onGridClock(world) : ReferenceInstallation.onFreeClock(world),
                accuracy);
    }

    static WindowPipeline pipeline(boolean gridClock) {
        return gridClock
                ? new GridClockPipeline(INSTALLATION.pipeline())
                : new MeteringPipeline(INSTALLATION.pipeline());
    }
}
