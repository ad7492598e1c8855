package io.metertwin.dsp;

/** Effective apparent power of a three-phase circuit (IEEE 1459, 3.2.2.8). */
public final class EffectivePower {

    private EffectivePower() {}

    /**
     * Se = 3 Ue Ie with {@code Ue^2 = (3 sum U_phase^2 + sum U_line^2) / 18} and {@code Ie^2 = (I1^2 + I2^2 + I3^2 +
     * In^2) / 3}; in a three-wire system {@code Ue^2 = sum U_line^2 / 9} and without In.
     *
     * @return volt-amperes; NaN in a single-phase system
     */
    public static double voltAmperes(VoltageMeasurement voltages, CircuitMeasurement currents) {
        double phases = squares(voltages.phaseVolts());
        double lines = squares(voltages.lineVolts());
        double amperes = squares(currents.amperes());
        boolean threeWire = Double.isNaN(phases);
        double volts = threeWire ? lines / 9 : (3 * phases + lines) / 18;
        double neutral = threeWire ? 0 : currents.neutralAmperes() * currents.neutralAmperes();
        return 3 * Math.sqrt(volts * (amperes + neutral) / 3);
    }

    private static double squares(PhaseValues values) {
        return values.at(0) * values.at(0) + values.at(1) * values.at(1) + values.at(2) * values.at(2);
    }
}
