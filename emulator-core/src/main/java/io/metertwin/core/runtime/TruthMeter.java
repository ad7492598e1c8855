package io.metertwin.core.runtime;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.metering.EnergyRegisters;
import io.metertwin.dsp.ChannelConfig;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.dsp.Wiring;
import io.metertwin.dsp.phasor.AnalyticMeter;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.truth.GridHistory;
import io.metertwin.signal.truth.WindowQuadrature;
import java.util.Collections;
import java.util.List;

/**
 * A second meter that sees the world itself instead of samples: for every window it measures what really filled it, so that
 * a reading and its truth are two snapshots read by the same quantity. No sensors, no thresholds. Used by the loop's thread.
 */
final class TruthMeter {

    private final GridHistory history;
    private final InputLayout layout;
    private final EnergyRegisters energies;
    private AnalyticMeter meter;
    private GridState measuredState;
    private WindowMeasurement measured;

    TruthMeter(GridHistory history, InputLayout layout) {
        this.history = history;
        this.layout = layout;
        energies = new EnergyRegisters(layout.circuits());
    }

    /**
     * The truth behind a snapshot of a sampled window.
     *
     * @param reading the meter's snapshot; nameplate, clock and settings are taken from it
     */
    MeterSnapshot of(MeterSnapshot reading) {
        WindowSpan span = reading.window().span();
        List<GridHistory.Part> parts = history.over(span.startSample(), span.endSample());
        WindowMeasurement truth = parts.isEmpty() ? reading.window() : measure(reading, parts);
        energies.add(truth, span.seconds());
        return snapshot(reading, truth);
    }

    /**
     * The truth behind a snapshot of windows that one state filled.
     *
     * @param state what the world was
     * @param seconds how long the windows lasted
     */
    MeterSnapshot of(MeterSnapshot reading, GridState state, double seconds) {
        WindowMeasurement truth = steady(reading, state);
        energies.add(truth, seconds);
        return snapshot(reading, truth);
    }

    private MeterSnapshot snapshot(MeterSnapshot reading, WindowMeasurement truth) {
        return reading.with(truth, energies.readings());
    }

    private WindowMeasurement measure(MeterSnapshot reading, List<GridHistory.Part> parts) {
        GridState first = parts.get(0).state();
        if (parts.size() == 1 && first.isSteady()) {
            return steady(reading, first);
        }
        WindowSpan span = reading.window().span();
        WindowQuadrature quadrature = new WindowQuadrature(parts, span.sampleRateHz());
        return meter(reading).measure(span, quadrature.hertz(), quadrature.weightedValues(), quadrature.spectra());
    }

    private WindowMeasurement steady(MeterSnapshot reading, GridState state) {
        AnalyticMeter exact = meter(reading);
        if (!state.equals(measuredState)) {
            measured = exact.measure(reading.window().span(), state.frequencyHz(), state.spectra());
            measuredState = state;
        }
        return measured.at(reading.window().span());
    }

    /** Reads primary values as they are. */
    private AnalyticMeter meter(MeterSnapshot reading) {
        Wiring wiring = reading.settings().get(reading.settings().catalogue().wiring);
        List<Wiring> wirings = Collections.nCopies(layout.circuits(), wiring);
        if (meter == null || !meter.config().wirings().equals(wirings)) {
            List<ChannelConfig> channels = Collections.nCopies(layout.channels(), new ChannelConfig(false, 1, 0));
            meter = new AnalyticMeter(new PipelineConfig(layout, 1, 1, wirings, channels));
            measuredState = null;
        }
        return meter;
    }
}
