package io.metertwin.core.runtime;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.metering.EnergyRegisters;
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
import java.util.OptionalInt;

/**
 * A second meter that sees the world itself instead of samples: for every window it measures what really filled it, so that
 * a reading and its truth are two snapshots read by the same quantity. No sensors, no thresholds. Used by the loop's thread.
 *
 * <p>Energies are counted for every window; everything else only when somebody asks ({@link Truth}).
 */
final class TruthMeter {

    private final GridHistory history;
    private final InputLayout layout;
    private final EnergyRegisters energies;
    private Settings settings;
    private ExactMeter meter;
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
    Truth of(MeterSnapshot reading) {
        WindowSpan span = reading.window().span();
        double from = begin(reading);
        List<GridHistory.Part> parts = history.over(span.startSample(), span.endSample());
        if (parts.isEmpty()) {
            energies.add(reading.window(), from, span.seconds());
            return new Truth(reading, energies.readings());
        }
        GridState first = parts.get(0).state();
        if (parts.size() == 1 && first.isSteady()) {
            return of(reading, first, span.seconds());
        }
        energies.add(meter(reading).powers(span, parts), from, span.seconds());
        return new Truth(reading, energies.readings(), layout, parts);
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
        energies.add(truth, begin(reading), seconds);
        return new Truth(reading.with(truth, energies.readings()));
    }

    /** Does to the true energies what the meter has done to its own. */
    void follow(MeterCommand command) {
        if (command instanceof MeterCommand.ResetEnergy reset) {
            energies.reset(reset.circuit());
        }
        if (command instanceof MeterCommand.FactoryReset reset && reset.counters()) {
            energies.reset(OptionalInt.empty());
        }
        if (command instanceof MeterCommand.ResetTariffEnergy reset) {
            energies.resetTariffs(reset.circuit());
        }
    }

    /** When the windows of a reading began by the meter's clock; tariffs are those of its settings. */
    private double begin(MeterSnapshot reading) {
        if (reading.settings() != settings) {
            settings = reading.settings();
            energies.configure(settings);
        }
        return reading.energies().lastStart();
    }

    /**
     * Counts the beginning of a window that a power cut ended.
     *
     * @param reading the meter's snapshot before it
     * @param from its begin, samples
     * @param to the power cut, samples
     * @param start its begin, seconds since 1970 in meter time
     */
    void countPart(MeterSnapshot reading, double from, double to, double start) {
        double rate = reading.window().span().sampleRateHz();
        WindowSpan span = new WindowSpan(reading.windowCount(), from, to - from, rate);
        List<GridHistory.Part> parts = history.over(from, to);
        WindowMeasurement powers =
                parts.isEmpty() ? reading.window() : meter(reading).powers(span, parts);
        energies.add(powers, start, span.seconds());
    }

    /** Writes the true energies. */
    void save(DataOutputStream out) throws IOException {
        energies.save(out);
    }

    /**
     * Takes over true energies that were saved; where they cannot be read, what the meter itself has counted.
     *
     * @param saved true energies
     * @param counted the meter's own
     */
    void restore(byte[] saved, byte[] counted) {
        try {
            energies.restore(new DataInputStream(new ByteArrayInputStream(saved)));
        } catch (IOException e) {
            takeOver(counted);
        }
    }

    private void takeOver(byte[] counted) {
        try {
            energies.restore(new DataInputStream(new ByteArrayInputStream(counted)));
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
