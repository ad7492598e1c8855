package io.metertwin.core.runtime;

import io.metertwin.dsp.ChannelConfig;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.dsp.Wiring;
import io.metertwin.dsp.phasor.AnalyticMeter;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.truth.GridHistory;
import io.metertwin.signal.truth.WindowQuadrature;
import java.util.Collections;
import java.util.List;

/** Reads primary values as they are: no sensors, no thresholds, no samples. One per thread. */
final class ExactMeter {

    private final Wiring wiring;
    private final AnalyticMeter meter;

    ExactMeter(InputLayout layout, Wiring wiring) {
        this.wiring = wiring;
        meter = new AnalyticMeter(new PipelineConfig(
                layout,
                1,
                1,
                Collections.nCopies(layout.circuits(), wiring),
                Collections.nCopies(layout.channels(), new ChannelConfig(false, 1, 0))));
    }

    Wiring wiring() {
        return wiring;
    }

    /** A window that one steady state filled. */
    WindowMeasurement steady(WindowSpan span, GridState state) {
        return meter.measure(span, state.frequencyHz(), state.spectra());
    }

    /** A window in which something changed. */
    WindowMeasurement changing(WindowSpan span, List<GridHistory.Part> parts) {
        return measure(span, parts, Spectrum.HIGHEST_ORDER);
    }

    /** The same as far as powers need it: harmonics from the second on are left out. */
    WindowMeasurement powers(WindowSpan span, List<GridHistory.Part> parts) {
        return measure(span, parts, 1);
    }

    private WindowMeasurement measure(WindowSpan span, List<GridHistory.Part> parts, int highestOrder) {
        WindowQuadrature quadrature = new WindowQuadrature(parts, span.sampleRateHz());
        return meter.measure(span, quadrature.hertz(), quadrature.weightedValues(), quadrature.spectra(highestOrder));
    }
}
