package io.metertwin.dsp;

import java.util.Collections;
import java.util.List;

/**
 * Everything measured over one 10/12-cycle window (IEC 61000-4-30, 4.4).
 *
 * @param span where the window lies
 * @param hertz system frequency; NaN when nothing is alive
 * @param synchronised true when the window follows a live signal; false when it ran at the nominal frequency
 * @param clippedChannels inputs that were at the end of their range
 * @param invalidChannels inputs whose samples were no numbers; what depends on them is absent
 * @param banks one for each voltage bank
 * @param circuits one for each circuit
 * @param residualAmperes rms of the residual current input around circuit 1, amperes; NaN when the model has none
 */
public record WindowMeasurement(
        WindowSpan span,
        double hertz,
        boolean synchronised,
        List<Integer> clippedChannels,
        List<Integer> invalidChannels,
        List<VoltageMeasurement> banks,
        List<CircuitMeasurement> circuits,
        double residualAmperes) {

    /** Keeps copies of the lists. */
    public WindowMeasurement {
        clippedChannels = List.copyOf(clippedChannels);
        invalidChannels = List.copyOf(invalidChannels);
        banks = List.copyOf(banks);
        circuits = List.copyOf(circuits);
    }

    /** The state before the first window: everything absent. */
    public static WindowMeasurement none(int banks, int circuits, double sampleRateHz) {
        return new WindowMeasurement(
                new WindowSpan(0, 0, 0, sampleRateHz),
                Double.NaN,
                false,
                List.of(),
                List.of(),
                Collections.nCopies(banks, VoltageMeasurement.ABSENT),
                Collections.nCopies(circuits, CircuitMeasurement.ABSENT),
                Double.NaN);
    }
}
