package io.metertwin.dsp;

/**
 * How the apparent power of one phase splits up (IEEE 1459, 3.1.2.9 to 3.1.2.12), volt-amperes.
 *
 * @param current current distortion power DI = U1 IH
 * @param voltage voltage distortion power DV = UH I1
 * @param harmonic harmonic apparent power SH = UH IH
 */
public record DistortionPower(double current, double voltage, double harmonic) {

    /**
     * The split of one phase; all NaN where the wiring has no such phase.
     *
     * @param voltages the bank
     * @param currents the circuit
     * @param phase position, 0 to 2
     */
    public static DistortionPower of(VoltageMeasurement voltages, CircuitMeasurement currents, int phase) {
        double u = voltages.phaseVolts().at(phase);
        double i = currents.amperes().at(phase);
        double u1 = voltages.fundamentals().get(phase).magnitude();
        double i1 = currents.fundamentals().get(phase).magnitude();
        double uh = rest(u, u1);
        double ih = rest(i, i1);
        return new DistortionPower(u1 * ih, uh * i1, uh * ih);
    }

    /** Everything but the fundamental: harmonics, interharmonics and dc. */
    private static double rest(double rms, double fundamental) {
        return Math.sqrt(Math.max(0, (rms - fundamental) * (rms + fundamental)));
    }
}
