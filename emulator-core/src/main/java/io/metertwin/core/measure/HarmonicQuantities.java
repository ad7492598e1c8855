package io.metertwin.core.measure;

import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.Harmonics;
import io.metertwin.signal.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Single harmonics: {@code h5.u1} in percent, {@code h5.u1.rms} in volts, {@code h5.u1.angle} in degrees. */
final class HarmonicQuantities {

    private static final String SOURCE = "manual 5.5; decision 32";

    private HarmonicQuantities() {}

    static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        for (int order = 0; order <= Spectrum.HIGHEST_ORDER; order++) {
            for (int k = 0; k < 3; k++) {
                int position = k;
                add(all, new Wave("u" + (k + 1), true, position), order);
            }
            for (int k = 0; k < 4; k++) {
                add(all, new Wave(k == 3 ? "in" : "i" + (k + 1), false, k), order);
            }
        }
        return List.copyOf(all);
    }

    private static void add(List<Quantity> all, Wave wave, int order) {
        String id = "h" + order + "." + wave.name();
        String term = (order == 0 ? "dc part" : "harmonic " + order) + " of " + wave.name();
        all.add(wave.quantity(id, Unit.PERCENT, term + ", of the fundamental", SOURCE, h -> h.percent(order)));
        all.add(wave.quantity(id + ".rms", wave.unit(), term + ", rms", SOURCE, h -> h.rms(order)));
        all.add(wave.quantity(
                id + ".angle",
                Unit.DEGREE,
                term + ", angle against U1: phi_h - h phi_U1",
                "decision 33",
                h -> StrictMath.toDegrees(h.radians(order))));
    }

    /**
     * A voltage of the meter or a current of a circuit.
     *
     * @param name name in ids
     * @param voltage whether it is a voltage
     * @param position its place in the lists of a measurement
     */
    record Wave(String name, boolean voltage, int position) {

        Unit unit() {
            return voltage ? Unit.VOLT : Unit.AMPERE;
        }

        /** A quantity taken from this wave's harmonics. */
        Quantity quantity(String id, Unit unit, String term, String source, ToDoubleFunction<Harmonics> value) {
            return voltage
                    ? Quantities.meter(
                            id,
                            unit,
                            term,
                            source,
                            bank -> value.applyAsDouble(bank.harmonics().get(position)))
                    : Quantities.circuit(
                            id,
                            unit,
                            term,
                            source,
                            circuit -> value.applyAsDouble(circuit.harmonics().get(position)));
        }
    }
}
