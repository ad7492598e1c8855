package io.metertwin.dsp.phasor;

import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.VoltageMeasurement;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures spectra exactly, by the definitions of IEEE 1459: no thresholds, no sensors, no errors.
 *
 * @param layout the order of the channels
 * @param wirings one for each circuit
 */
public record PhasorMeter(InputLayout layout, List<Wiring> wirings) {

    /** Keeps a copy of the list. */
    public PhasorMeter {
        wirings = List.copyOf(wirings);
    }

    /**
     * The measurement of a window filled by one steady state.
     *
     * @param span where the window lies
     * @param hertz frequency of the state
     * @param spectra one for each channel, primary values
     */
    public WindowMeasurement measure(WindowSpan span, double hertz, List<Spectrum> spectra) {
        List<VoltageMeasurement> banks = new ArrayList<>();
        for (int bank = 0; bank < layout.voltageBanks(); bank++) {
            banks.add(voltages(bank, hertz, spectra));
        }
        List<CircuitMeasurement> circuits = new ArrayList<>();
        for (int circuit = 0; circuit < layout.circuits(); circuit++) {
            circuits.add(circuit(circuit, spectra));
        }
        return new WindowMeasurement(span, hertz, true, List.of(), banks, circuits);
    }

    private VoltageMeasurement voltages(int bank, double hertz, List<Spectrum> spectra) {
        List<Spectrum> u = Phase.LINES.stream()
                .map(phase -> spectra.get(layout.voltage(bank, phase)))
                .toList();
        double turn = -spectra.get(layout.voltage(0, Phase.L1)).phasor(1).radians();
        return new VoltageMeasurement(
                PhaseValues.of(k -> u.get(k).rms()),
                PhaseValues.of(k -> u.get(k).plus(u.get((k + 1) % 3).times(-1)).rms()),
                sum(u).times(1.0 / 3).rms(),
                PhaseValues.of(k -> hertz),
                u.stream().map(spectrum -> spectrum.phasor(1).turned(turn)).toList());
    }

    private CircuitMeasurement circuit(int circuit, List<Spectrum> spectra) {
        List<Spectrum> i = new ArrayList<>();
        List<Power> phases = new ArrayList<>();
        for (Phase phase : Phase.LINES) {
            i.add(spectra.get(layout.current(circuit, phase)));
            phases.add(power(spectra.get(layout.voltage(0, phase)), i.get(phase.ordinal())));
        }
        boolean measured = wirings.get(circuit).measuresNeutral();
        Spectrum neutral = measured ? spectra.get(layout.current(circuit, Phase.N)) : sum(i);
        double turn = -spectra.get(layout.voltage(0, Phase.L1)).phasor(1).radians();
        List<Phasor> fundamentals = new ArrayList<>();
        i.forEach(spectrum -> fundamentals.add(spectrum.phasor(1).turned(turn)));
        fundamentals.add(neutral.phasor(1).turned(turn));
        return new CircuitMeasurement(
                PhaseValues.of(k -> i.get(k).rms()),
                neutral.rms(),
                fundamentals,
                phases,
                phases.get(0).plus(phases.get(1)).plus(phases.get(2)));
    }

    private static Spectrum sum(List<Spectrum> three) {
        return three.get(0).plus(three.get(1)).plus(three.get(2));
    }

    private static Power power(Spectrum u, Spectrum i) {
        Phasor fundamental = u.phasor(1).times(i.phasor(1).conjugate());
        return new Power(
                u.meanProduct(i), fundamental.re(), fundamental.im(), u.rms() * i.rms(), fundamental.magnitude());
    }
}
