package io.metertwin.core.runtime;

import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.settings.ZeroMode;
import io.metertwin.core.settings.ZeroSettings;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Zero-point calibration by hand: choosing "manual" for a group of inputs takes its present offset (manual 5.8). */
final class ZeroCalibration {

    private static final double MILLIVOLTS_PER_VOLT = 1e3;

    /** Offsets are kept to the nanovolt, so that a setting reads back as it was stored. */
    private static final double RESOLUTION = 1e9;

    private ZeroCalibration() {}

    /**
     * The changes with the offsets they ask for; a group whose offsets are written along with its mode keeps those.
     *
     * @param changes what was asked for
     * @param layout the inputs
     * @param inputDc dc part of every input over the last window, volts
     */
    static List<SettingChange<?>> complete(
            Collection<? extends SettingChange<?>> changes,
            SettingsCatalogue catalogue,
            InputLayout layout,
            double[] inputDc) {
        List<SettingChange<?>> all = new ArrayList<>(changes);
        if (begins(changes, catalogue.inputs.voltageZero())) {
            take(all, catalogue.inputs.voltageZero(), inputDc, layout.voltage(0, Phase.L1), 1);
        }
        for (int circuit = 0; circuit < layout.circuits(); circuit++) {
            ZeroSettings zero = catalogue.inputs.currentZero(circuit);
            if (begins(changes, zero)) {
                take(all, zero, inputDc, layout.current(circuit, Phase.L1), MILLIVOLTS_PER_VOLT);
            }
        }
        return all;
    }

    private static boolean begins(Collection<? extends SettingChange<?>> changes, ZeroSettings zero) {
        boolean chosen = changes.stream()
                .anyMatch(change -> change.setting().equals(zero.mode()) && change.value() == ZeroMode.MANUAL);
        return chosen && changes.stream().noneMatch(change -> zero.offsets().contains(change.setting()));
    }

    private static void take(
            List<SettingChange<?>> all, ZeroSettings zero, double[] inputDc, int firstChannel, double scale) {
        List<Setting<Double>> offsets = zero.offsets();
        for (int k = 0; k < offsets.size(); k++) {
            double offset = Math.rint(inputDc[firstChannel + k] * scale * RESOLUTION) / RESOLUTION;
            all.add(new SettingChange<>(offsets.get(k), offset));
        }
    }
}
