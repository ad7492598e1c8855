package io.metertwin.core.runtime;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.metering.EnergyRegisters;
import io.metertwin.dsp.ChannelConfig;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.VoltageMeasurement;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.dsp.Wiring;
import io.metertwin.dsp.phasor.AnalyticMeter;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.truth.GridHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A second meter that sees the world itself instead of samples: for every window it measures the states that really
 * filled it, so that a reading and its truth are two snapshots read by the same quantity. Used by the loop's thread.
 */
final class TruthMeter {

    private final GridHistory history;
    private final InputLayout layout;
    private final EnergyRegisters energies;

    TruthMeter(GridHistory history, InputLayout layout) {
        this.history = history;
        this.layout = layout;
        energies = new EnergyRegisters(layout.circuits());
    }

    /**
     * The truth behind a snapshot.
     *
     * @param measured the meter's snapshot; nameplate, clock and settings are taken from it
     */
    MeterSnapshot of(MeterSnapshot measured) {
        WindowSpan span = measured.window().span();
        List<GridHistory.Part> parts = history.over(span.startSample(), span.endSample());
        WindowMeasurement truth = parts.isEmpty() ? measured.window() : average(measured, parts);
        energies.add(truth);
        return new MeterSnapshot(
                measured.identity(),
                measured.state(),
                measured.meterMillis(),
                truth,
                energies.readings(),
                measured.settings());
    }

    private WindowMeasurement average(MeterSnapshot measured, List<GridHistory.Part> parts) {
        AnalyticMeter meter = meter(measured.settings().get(measured.settings().catalogue().wiring));
        List<Weighted> weighted = new ArrayList<>();
        for (GridHistory.Part part : parts) {
            weighted.add(new Weighted(
                    meter.measure(
                            measured.window().span(),
                            part.state().frequencyHz(),
                            part.state().spectra()),
                    part.share()));
        }
        return weighted.size() == 1 ? weighted.get(0).window() : new Mixture(weighted).window();
    }

    /** Reads primary values as they are: no sensors, no thresholds. */
    private AnalyticMeter meter(Wiring wiring) {
        return new AnalyticMeter(new PipelineConfig(
                layout,
                1,
                1,
                Collections.nCopies(layout.circuits(), wiring),
                Collections.nCopies(layout.channels(), new ChannelConfig(false, 1, 0))));
    }

    /** A steady measurement and its share of the window. */
    private record Weighted(WindowMeasurement window, double share) {}

    /** A window that several states filled: means of powers and frequency, root mean squares of U and I. */
    private record Mixture(List<Weighted> parts) {

        WindowMeasurement window() {
            WindowMeasurement last = parts.get(parts.size() - 1).window();
            List<VoltageMeasurement> banks = new ArrayList<>();
            for (int k = 0; k < last.banks().size(); k++) {
                banks.add(bank(k));
            }
            List<CircuitMeasurement> circuits = new ArrayList<>();
            for (int k = 0; k < last.circuits().size(); k++) {
                circuits.add(circuit(k));
            }
            double hertz = mean(WindowMeasurement::hertz);
            return new WindowMeasurement(
                    last.span(),
                    hertz,
                    true,
                    List.of(),
                    List.of(),
                    banks,
                    circuits,
                    rms(WindowMeasurement::residualAmperes));
        }

        private VoltageMeasurement bank(int bank) {
            WindowMeasurement last = parts.get(parts.size() - 1).window();
            return new VoltageMeasurement(
                    PhaseValues.of(
                            k -> rms(w -> w.banks().get(bank).phaseVolts().at(k))),
                    PhaseValues.of(k -> rms(w -> w.banks().get(bank).lineVolts().at(k))),
                    rms(w -> w.banks().get(bank).zeroSequenceVolts()),
                    PhaseValues.of(k -> mean(WindowMeasurement::hertz)),
                    last.banks().get(bank).fundamentals(),
                    last.banks().get(bank).harmonics());
        }

        private CircuitMeasurement circuit(int circuit) {
            WindowMeasurement last = parts.get(parts.size() - 1).window();
            List<Power> phases = new ArrayList<>();
            for (int phase = 0; phase < last.circuits().get(circuit).phases().size(); phase++) {
                phases.add(power(circuit, phase));
            }
            return new CircuitMeasurement(
                    PhaseValues.of(
                            k -> rms(w -> w.circuits().get(circuit).amperes().at(k))),
                    rms(w -> w.circuits().get(circuit).neutralAmperes()),
                    last.circuits().get(circuit).fundamentals(),
                    last.circuits().get(circuit).harmonics(),
                    phases,
                    phases.stream().reduce(Power.ZERO, Power::plus));
        }

        private Power power(int circuit, int phase) {
            return new Power(
                    mean(w -> w.circuits().get(circuit).phases().get(phase).watts()),
                    mean(w -> w.circuits().get(circuit).phases().get(phase).fundamentalWatts()),
                    mean(w -> w.circuits().get(circuit).phases().get(phase).vars()),
                    rms(w -> w.banks().get(0).phaseVolts().at(phase))
                            * rms(w -> w.circuits().get(circuit).amperes().at(phase)),
                    mean(w -> w.circuits().get(circuit).phases().get(phase).fundamentalVoltAmperes()));
        }

        private double mean(ToDoubleFunction<WindowMeasurement> value) {
            return parts.stream()
                    .mapToDouble(part -> part.share() * value.applyAsDouble(part.window()))
                    .sum();
        }

        private double rms(ToDoubleFunction<WindowMeasurement> value) {
            return Math.sqrt(mean(window -> value.applyAsDouble(window) * value.applyAsDouble(window)));
        }
    }
}
