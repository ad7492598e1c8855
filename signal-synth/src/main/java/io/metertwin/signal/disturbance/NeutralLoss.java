package io.metertwin.signal.disturbance;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;

/**
 * The neutral breaks between the supply and all circuits, so the common star point of the loads floats.
 *
 * <p>The loads become the admittances Y they show at nominal voltage, all circuits in parallel, with their harmonics as
 * current sources beside them. The star point moves until no current is left over (Millman): its fundamental is
 * {@code U_N' = sum(Y_k U_k) / sum(Y_k)}, and at every order it is what the loads' currents into it, left unbalanced,
 * drop over {@code sum(Y_k)}. Phase voltages lose U_N', currents follow. The neutral of one circuit alone carries nothing;
 * between several circuits only what they exchange, which adds up to nothing. Leaks are left out, dead phases too.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 */
public record NeutralLoss(double startSeconds, double endSeconds) implements GridDisturbance {

    /** Refuses an end before the begin. */
    public NeutralLoss {
        Span.check(startSeconds, endSeconds);
    }

    @Override
    public GridState onLoads(GridState state, GridScene scene) {
        List<Spectrum> sources = new ArrayList<>();
        List<Phasor> admittances = new ArrayList<>();
        for (CircuitLoad load : scene.loads()) {
            for (Phase phase : Phase.LINES) {
                Phasor nominal = scene.nominal().fundamentals().get(phase.ordinal());
                Phasor ratio = quotient(scene.disturbed().fundamentals().get(phase.ordinal()), nominal);
                Spectrum drawn = load.phases().get(phase.ordinal()).current(nominal);
                sources.add(scaled(drawn, ratio));
                boolean dead = ratio.magnitude() == 0;
                admittances.add(dead ? Phasor.ZERO : quotient(fundamental(drawn), nominal));
            }
        }
        Phasor total = admittances.stream().reduce(Phasor.ZERO, Phasor::plus);
        Spectrum unbalance = sources.stream().reduce(Spectrum.ZERO, Spectrum::plus);
        Spectrum star = times(unbalance, quotient(new Phasor(1, 0), total));
        return state.withSpectra(moved(state, star, sources, admittances));
    }

    private static List<Spectrum> moved(
            GridState state, Spectrum star, List<Spectrum> sources, List<Phasor> admittances) {
        InputLayout layout = state.layout();
        List<Spectrum> spectra = new ArrayList<>(state.spectra());
        for (Phase phase : Phase.LINES) {
            int channel = layout.voltage(0, phase);
            spectra.set(channel, state.spectrum(channel).plus(star.times(-1)));
        }
        for (int circuit = 0; circuit < layout.circuits(); circuit++) {
            Spectrum neutral = Spectrum.ZERO;
            for (Phase phase : Phase.LINES) {
                int k = Phase.LINES.size() * circuit + phase.ordinal();
                Spectrum current =
                        sources.get(k).plus(times(star, admittances.get(k).times(-1)));
                spectra.set(layout.current(circuit, phase), current);
                neutral = neutral.plus(current);
            }
            spectra.set(layout.current(circuit, Phase.N), layout.circuits() == 1 ? Spectrum.ZERO : neutral);
        }
        return spectra;
    }

    private static Phasor fundamental(Spectrum spectrum) {
        return spectrum.phasor(1);
    }

    /** Zero where the divisor is. */
    private static Phasor quotient(Phasor dividend, Phasor divisor) {
        double square = divisor.re() * divisor.re() + divisor.im() * divisor.im();
        return square == 0 ? Phasor.ZERO : dividend.times(divisor.conjugate()).times(1 / square);
    }

    /** A waveform scaled by a ratio of fundamentals: order h turns by h times its angle. */
    private static Spectrum scaled(Spectrum spectrum, Phasor ratio) {
        Spectrum result = Spectrum.ZERO;
        for (int order = 1; order <= spectrum.highestOrder(); order++) {
            Phasor turned = spectrum.phasor(order).turned(order * ratio.radians());
            result = result.with(order, turned.times(ratio.magnitude()));
        }
        return result;
    }

    /** A waveform with every order multiplied by the same complex number. */
    private static Spectrum times(Spectrum spectrum, Phasor factor) {
        Spectrum result = Spectrum.ZERO;
        for (int order = 1; order <= spectrum.highestOrder(); order++) {
            result = result.with(order, spectrum.phasor(order).times(factor));
        }
        return result;
    }
}
