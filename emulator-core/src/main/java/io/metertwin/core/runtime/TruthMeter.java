package io.metertwin.core.runtime;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.truth.GridHistory;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A second meter that sees the world itself instead of samples: for every window it measures what really filled it, so that
 * a reading and its truth are two snapshots read by the same quantity. No sensors, no thresholds. Used by the loop's thread.
 *
 * <p>Energies and demand are counted for every window; everything else only when somebody asks ({@link Truth}).
 */
final class TruthMeter {

    private final GridHistory history;
    private final InputLayout layout;
    private final DoubleUnaryOperator meterSeconds;
    private final TrueCounters counters;
    private final CountingEdges edges = new CountingEdges();
    private ExactMeter meter;
    private GridState measuredState;
    private WindowMeasurement measured;

    /**
     * A truth that has counted nothing.
     *
     * @param history what the world was
     * @param layout the meter's inputs
     * @param meterSeconds the meter's clock: seconds since 1970 at a sample
     * @param settings the meter's settings at the start
     */
    TruthMeter(GridHistory history, InputLayout layout, DoubleUnaryOperator meterSeconds, Settings settings) {
        this.history = history;
        this.layout = layout;
        this.meterSeconds = meterSeconds;
        counters = new TrueCounters(layout.circuits(), settings);
    }

    /**
     * The truth behind a snapshot of a sampled window.
     *
     * @param reading the meter's snapshot; nameplate, clock and settings are taken from it
     */
    Truth of(MeterSnapshot reading) {
        WindowSpan span = reading.window().span();
        List<GridHistory.Part> parts = history.over(span.startSample(), span.endSample());
        if (parts.size() == 1 && parts.get(0).state().isSteady()) {
            return of(reading, parts.get(0).state(), span.seconds());
        }
        count(reading, span.startSample(), span.endSample());
        return parts.isEmpty()
                ? new Truth(reading, counters.readings())
                : new Truth(reading, counters.readings(), layout, parts);
    }

    /**
     * The truth behind a snapshot of windows that one state filled.
     *
     * @param state what the world was
     * @param seconds how long the windows lasted
     */
    Truth of(MeterSnapshot reading, GridState state, double seconds) {
        ExactMeter exact = meter(reading);
        if (!state.equals(measuredState)) {
            measured = exact.steady(reading.window().span(), state);
            measuredState = state;
        }
        WindowMeasurement truth = measured.at(reading.window().span());
        double rate = truth.span().sampleRateHz();
        double end = truth.span().endSample();
        edges.cut(
                end - seconds * rate,
                end,
                meterSeconds,
                (from, to, start) -> counters.add(truth, start, (to - from) / rate));
        return new Truth(reading.with(truth, counters.readings()));
    }

    /**
     * Does to the true energies what the meter has done to its own.
     *
     * @param command what the meter has carried out
     * @param edge when
     * @param settings the meter's settings since then
     */
    void follow(MeterCommand command, CountingEdge edge, Settings settings) {
        counters.clear(command);
        edges.add(edge, () -> {
            counters.clear(command);
            counters.configure(settings);
            if (command instanceof MeterCommand.SetClock) {
                counters.clockSet(edge.meterSeconds().applyAsDouble(edge.sample()));
            }
        });
    }

    /**
     * Counts a time in which something changed, part by part.
     *
     * @param reading the meter's snapshot; wiring and, where nothing is known of the world, powers are taken from it
     * @param begin its begin, samples
     * @param end its end, samples
     */
    void count(MeterSnapshot reading, double begin, double end) {
        double rate = reading.window().span().sampleRateHz();
        edges.cut(begin, end, meterSeconds, (from, to, start) -> {
            WindowSpan span = new WindowSpan(reading.windowCount(), from, to - from, rate);
            List<GridHistory.Part> parts = history.over(from, to);
            WindowMeasurement powers =
                    parts.isEmpty() ? reading.window() : meter(reading).powers(span, parts);
            counters.add(powers, start, span.seconds());
        });
    }

    /** The supply is gone: what has been put off until a window is known happens now. */
    void interrupt() {
        edges.flush();
    }

    /** Writes the true energies. */
    void save(DataOutputStream out) throws IOException {
        counters.save(out);
    }

    /**
     * Takes over true energies that were saved; where they cannot be read, what the meter itself has counted.
     *
     * @param saved true energies
     * @param counted the meter's own
     */
    void restore(byte[] saved, byte[] counted) {
        try {
            counters.restore(new DataInputStream(new ByteArrayInputStream(saved)));
        } catch (IOException e) {
            takeOver(counted);
        }
    }

    private void takeOver(byte[] counted) {
        try {
            counters.restore(new DataInputStream(new ByteArrayInputStream(counted)));
        } catch (IOException e) {
            throw new UncheckedIOException("a meter has counters of its own", e);
        }
    }

    private ExactMeter meter(MeterSnapshot reading) {
        Wiring wiring = reading.settings().get(reading.settings().catalogue().grid.wiring);
        if (meter == null || meter.wiring() != wiring) {
            meter = new ExactMeter(layout, wiring);
            measuredState = null;
        }
        return meter;
    }
}
