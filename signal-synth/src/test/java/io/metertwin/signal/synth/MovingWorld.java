package io.metertwin.signal.synth;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.Interharmonic;
import io.metertwin.signal.grid.Modulation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** A world of given states at given instants, with its waveforms as functions of continuous time. */
record MovingWorld(NavigableMap<Double, GridState> states) implements GridModel {

    static final InputLayout LAYOUT = new InputLayout(1, 1);
    static final int VOLTAGE = 0;
    static final int CURRENT = 3;

    static MovingWorld of(GridState first, Map<Double, GridState> later) {
        NavigableMap<Double, GridState> states = new TreeMap<>(later);
        states.put(0.0, first);
        return new MovingWorld(states);
    }

    static GridState state(double hertz, Spectrum voltage, Spectrum current) {
        return new GridState(hertz, LAYOUT, channels(voltage, current));
    }

    static List<Spectrum> channels(Spectrum voltage, Spectrum current) {
        List<Spectrum> spectra = new ArrayList<>(Collections.nCopies(LAYOUT.channels(), Spectrum.ZERO));
        spectra.set(VOLTAGE, voltage);
        spectra.set(CURRENT, current);
        return spectra;
    }

    static Interharmonic tone(double hertz, Phasor phasor) {
        return new Interharmonic(hertz, Collections.nCopies(LAYOUT.channels(), phasor));
    }

    @Override
    public InputLayout layout() {
        return LAYOUT;
    }

    @Override
    public GridState stateAt(double seconds) {
        return states.floorEntry(seconds).getValue();
    }

    @Override
    public double nextChangeAfter(double seconds) {
        Double next = states.higherKey(seconds);
        return next == null ? Double.POSITIVE_INFINITY : next;
    }

    /** Phase at an instant: the integral of the frequency, state by state. */
    double cycles(double seconds) {
        double sum = 0;
        for (Map.Entry<Double, GridState> entry : states.entrySet()) {
            Double next = states.higherKey(entry.getKey());
            double end = next == null ? seconds : Math.min(next, seconds);
            double tau = end - entry.getKey();
            if (tau > 0 || entry.getKey() == 0) {
                GridState state = entry.getValue();
                sum += state.frequencyHz() * tau + state.hertzPerSecond() * tau * tau / 2;
            }
        }
        return sum;
    }

    /** The waveform of the state that begins at an instant, drawn on in both directions. */
    DoubleUnaryOperator wave(double begin, int channel) {
        GridState state = states.get(begin);
        double start = cycles(begin);
        return seconds -> {
            double tau = seconds - begin;
            double theta = 2 * Math.PI * (start + state.frequencyHz() * tau + state.hertzPerSecond() * tau * tau / 2);
            double sum = sum(state.spectrum(channel), theta) + tau * sum(state.slope(channel), theta);
            if (channel == VOLTAGE && state.modulation().isPresent()) {
                Modulation m = state.modulation().orElseThrow();
                sum *= 1 + m.depthPerUnit() * Math.sin(2 * Math.PI * m.hertz() * seconds + m.radians());
            }
            for (Interharmonic tone : state.interharmonics()) {
                Phasor x = tone.phasors().get(channel);
                sum += Math.sqrt(2) * x.magnitude() * Math.cos(2 * Math.PI * tone.hertz() * seconds + x.radians());
            }
            return sum;
        };
    }

    /** The derivative of a smooth waveform by central differences of eighth order: nothing of the synthesis is in it. */
    static double derivative(DoubleUnaryOperator wave, double seconds) {
        double h = 2e-5;
        double[] weights = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};
        double sum = 0;
        for (int k = 1; k <= weights.length; k++) {
            sum += weights[k - 1] * (wave.applyAsDouble(seconds + k * h) - wave.applyAsDouble(seconds - k * h));
        }
        return sum / h;
    }

    private static double sum(Spectrum spectrum, double theta) {
        double sum = spectrum.dc();
        for (int order = 1; order <= spectrum.highestOrder(); order++) {
            Phasor x = spectrum.phasor(order);
            sum += Math.sqrt(2) * x.magnitude() * Math.cos(order * theta + x.radians());
        }
        return sum;
    }
}
