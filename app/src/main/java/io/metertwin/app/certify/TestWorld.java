package io.metertwin.app.certify;

import io.metertwin.app.certify.limits.MeteredEnergy;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.Distortion;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;

/**
 * The world of one test point, with the same load on every circuit, and the power it carries in closed form.
 *
 * @param connection the network
 * @param layout channels of the meter
 * @param volts reference voltage Un, line to neutral, V
 * @param hertz reference frequency
 */
record TestWorld(Connection connection, InputLayout layout, double volts, double hertz) {

    private static final Distortion FIFTH_OF_VOLTAGE = new Distortion(List.of(new Distortion.Harmonic(5, 0.1, 0)));
    private static final Distortion FIFTH_OF_CURRENT = new Distortion(List.of(new Distortion.Harmonic(5, 0.4, 0)));

    /** The waveforms of a point as a function of time. */
    GridModel model(TestPoint point) {
        GridState steady = state(point);
        return point.condition() == TestCondition.BURST_FIRE ? new BurstFire(steady) : GridModel.steady(steady);
    }

    /** Mean power of one circuit that the registers of a point should count, W or var (IEEE 1459, 3.1.2). */
    double power(TestPoint point) {
        GridState state = state(point);
        double sum = 0;
        for (Phase phase : Phase.LINES) {
            Spectrum u = state.spectrum(layout.voltage(0, phase));
            Spectrum i = state.spectrum(layout.current(0, phase));
            sum += point.energy() == MeteredEnergy.ACTIVE
                    ? u.meanProduct(i)
                    : u.phasor(1).times(i.phasor(1).conjugate()).im();
        }
        return point.condition() == TestCondition.BURST_FIRE ? sum / 2 : sum;
    }

    private GridState state(TestPoint point) {
        double lag = point.factor().lagRadians(point.energy());
        List<Phasor> currents = connection.currents(point, lag);
        // A burst begins where the current of L1 rises through zero; sqrt(2) I cos(theta - 90 deg) does so at theta =
        // 0.
        double turn = point.condition() == TestCondition.BURST_FIRE
                ? -Math.PI / 2 - currents.get(0).radians()
                : 0;
        boolean fifth = point.condition() == TestCondition.FIFTH_HARMONIC;
        List<Spectrum> spectra = new ArrayList<>();
        for (Phasor u : connection.voltages(point.condition(), volts * point.voltage())) {
            spectra.add(waveform(u.turned(turn), fifth ? FIFTH_OF_VOLTAGE : Distortion.NONE));
        }
        for (int circuit = 0; circuit < layout.circuits(); circuit++) {
            Spectrum neutral = Spectrum.ZERO;
            for (Phasor i : currents) {
                Spectrum current = waveform(i.turned(turn), fifth ? FIFTH_OF_CURRENT : Distortion.NONE);
                spectra.add(current);
                neutral = neutral.plus(current);
            }
            spectra.add(neutral);
        }
        return new GridState(hertz * point.condition().frequency(), layout, spectra);
    }

    private static Spectrum waveform(Phasor fundamental, Distortion distortion) {
        return fundamental.magnitude() == 0 ? Spectrum.ZERO : distortion.of(fundamental);
    }
}
