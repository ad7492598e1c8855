package io.metertwin.dsp;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Worlds in which nothing changes, for tests that know the closed form. */
final class SteadyWorld {

    static final InputLayout LAYOUT = new InputLayout(1, 4);

    private SteadyWorld() {}

    /** Any believable grid: 45-65 Hz, any phases, THD-U to 10 %, THD-I to 40 %, unbalanced, any power factor. */
    static GridState random(Random random, double hertz) {
        List<Spectrum> spectra = new ArrayList<>(Collections.nCopies(LAYOUT.channels(), Spectrum.ZERO));
        double start = angle(random);
        for (Phase phase : Phase.LINES) {
            double radians = start + phase.balancedRadians() + 0.05 * random.nextGaussian();
            Phasor u = Phasor.polar(230 * (0.9 + 0.2 * random.nextDouble()), radians);
            spectra.set(LAYOUT.voltage(0, phase), distorted(random, u, 0.1));
        }
        for (int circuit = 0; circuit < LAYOUT.circuits(); circuit++) {
            double amperes = Math.exp(Math.log(10) + random.nextDouble() * Math.log(15));
            for (Phase phase : Phase.values()) {
                Phasor i = Phasor.polar(amperes * (0.5 + random.nextDouble()), angle(random));
                spectra.set(LAYOUT.current(circuit, phase), distorted(random, i, 0.4));
            }
        }
        return new GridState(hertz, LAYOUT, spectra);
    }

    private static double angle(Random random) {
        return 2 * Math.PI * random.nextDouble();
    }

    private static Spectrum distorted(Random random, Phasor fundamental, double mostDistortion) {
        Spectrum spectrum = Spectrum.ZERO;
        for (int order = 2; order <= Spectrum.HIGHEST_ORDER; order++) {
            double size = random.nextInt(3) == 0 ? random.nextDouble() / order : 0;
            spectrum = spectrum.with(order, Phasor.polar(size, angle(random)));
        }
        double distortion = mostDistortion * random.nextDouble() * fundamental.magnitude();
        return spectrum.times(distortion / Math.max(spectrum.rms(), 1e-9)).with(1, fundamental);
    }
}
