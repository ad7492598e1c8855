package io.metertwin.core.measure;

import io.metertwin.core.measure.HarmonicQuantities.Wave;
import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.Harmonics;
import java.util.ArrayList;
import java.util.List;

/** Distortion and unbalance (manual 5.5). In three-wire systems the voltages are U12, U23, U31. */
final class QualityQuantities {

    private static final String UNBALANCE = "manual 5.5.3; IEC 61000-4-30, 5.7";

    private QualityQuantities() {}

    static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            addDistortion(all, new Wave("u" + (k + 1), true, k), "manual 5.5.1");
        }
        for (int k = 0; k < 4; k++) {
            Wave current = new Wave(k == 3 ? "in" : "i" + (k + 1), false, k);
            addDistortion(all, current, "manual 5.5.2");
            all.add(current.quantity(
                    "k." + current.name(),
                    Unit.NONE,
                    "K factor of " + current.name() + ": sum(h^2 Ih^2) / sum(Ih^2), h of 1 to 50",
                    "manual 5.5.2",
                    Harmonics::kFactor));
        }
        addUnbalance(all);
        return all;
    }

    private static void addDistortion(List<Quantity> all, Wave wave, String source) {
        String name = wave.name();
        all.add(wave.quantity(
                "thd." + name,
                Unit.PERCENT,
                "total harmonic distortion of " + name + ", of the fundamental",
                source,
                Harmonics::thdPercent));
        all.add(wave.quantity(
                "odd." + name,
                Unit.PERCENT,
                "odd harmonics of " + name + ", of the fundamental",
                source,
                Harmonics::oddPercent));
        all.add(wave.quantity(
                "even." + name,
                Unit.PERCENT,
                "even harmonics of " + name + ", of the fundamental",
                source,
                Harmonics::evenPercent));
        all.add(wave.quantity(
                "harmonics." + name,
                wave.unit(),
                "total harmonic valid value of " + name + ": rms of orders 2 to 50",
                source,
                Harmonics::totalRms));
    }

    private static void addUnbalance(List<Quantity> all) {
        all.add(Quantities.meter(
                "unbalance.u.negative",
                Unit.PERCENT,
                "negative-sequence voltage unbalance u2",
                UNBALANCE,
                bank -> bank.components().negativePercent()));
        all.add(Quantities.meter(
                "unbalance.u.zero",
                Unit.PERCENT,
                "zero-sequence voltage unbalance u0",
                UNBALANCE,
                bank -> bank.components().zeroPercent()));
        all.add(Quantities.circuit(
                "unbalance.i.negative",
                Unit.PERCENT,
                "negative-sequence current unbalance",
                UNBALANCE,
                circuit -> circuit.components().negativePercent()));
        all.add(Quantities.circuit(
                "unbalance.i.zero",
                Unit.PERCENT,
                "zero-sequence current unbalance",
                UNBALANCE,
                circuit -> circuit.components().zeroPercent()));
    }
}
