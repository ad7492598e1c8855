package io.metertwin.signal.grid;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import java.util.ArrayList;
import java.util.List;

/**
 * The voltages of the grid.
 *
 * @param frequencyHz frequency, hertz
 * @param fundamentals fundamentals of U1, U2, U3, line to neutral, primary volts rms
 * @param distortion harmonics of the voltages
 */
public record GridSupply(double frequencyHz, List<Phasor> fundamentals, Distortion distortion) {

    /** The order in which the phases reach their peaks. */
    public enum Sequence {
        /** A, B, C: positive sequence. */
        ABC,
        /** A, C, B: reversed. */
        ACB
    }

    /** Keeps a copy; refuses anything but three voltages. */
    public GridSupply {
        fundamentals = List.copyOf(fundamentals);
        if (fundamentals.size() != 3) {
            throw new IllegalArgumentException("a grid has three voltages, not " + fundamentals.size());
        }
    }

    /** Three equal voltages a third of a cycle apart. */
    public static GridSupply balanced(double volts, double frequencyHz, Sequence sequence, Distortion distortion) {
        List<Phasor> fundamentals = new ArrayList<>();
        for (Phase phase : Phase.LINES) {
            double radians = phase.balancedRadians() * (sequence == Sequence.ABC ? 1 : -1);
            fundamentals.add(Phasor.polar(volts, radians));
        }
        return new GridSupply(frequencyHz, fundamentals, distortion);
    }

    /** The waveforms of U1, U2, U3, volts; silent where a voltage is dead. */
    public List<Spectrum> voltages() {
        return fundamentals.stream()
                .map(u -> u.magnitude() == 0 ? Spectrum.ZERO : distortion.of(u))
                .toList();
    }
}
