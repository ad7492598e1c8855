package io.metertwin.signal.synth;

import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Tap;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.Interharmonic;
import io.metertwin.signal.grid.Modulation;
import java.util.List;

/**
 * One tap's waveform while a state moves. With t the time since the begin less the delay, the value is
 * {@code e(t) * (A(theta) + t R(theta))} plus the interharmonics, A the spectrum and R its slope; a derivative tap gets
 * the exact derivative of that, with the momentary frequency.
 */
final class MovingTap {

    private final Tap tap;
    private final GridState state;
    private final TapSpectrum value;
    private final TapSpectrum valueSlope;
    private final TapSpectrum derivative;
    private final TapSpectrum derivativeSlope;
    private final List<TapSpectrum> tones;

    MovingTap(GridState state, Tap tap) {
        this.state = state;
        this.tap = tap;
        boolean ramp = state.hertzPerSecond() != 0;
        Tap shared = new Tap(tap.channel(), tap.gain(), true, ramp ? 0 : tap.delaySeconds());
        Spectrum start = tap.isSilent() ? Spectrum.ZERO : state.spectrum(tap.channel());
        Spectrum slope = tap.isSilent() ? Spectrum.ZERO : state.slope(tap.channel());
        value = TapSpectrum.undifferentiated(start, shared, state.frequencyHz());
        valueSlope = TapSpectrum.undifferentiated(slope, shared, state.frequencyHz());
        derivative = TapSpectrum.of(start, shared, state.frequencyHz());
        derivativeSlope = TapSpectrum.of(slope, shared, state.frequencyHz());
        tones = state.interharmonics().stream().map(tone -> seen(tone, tap)).toList();
    }

    private static TapSpectrum seen(Interharmonic tone, Tap tap) {
        Spectrum pure =
                tap.isSilent() ? Spectrum.ZERO : Spectrum.of(tone.phasors().get(tap.channel()));
        return TapSpectrum.of(pure, tap, tone.hertz());
    }

    int highestOrder() {
        return Math.max(value.highestOrder(), valueSlope.highestOrder());
    }

    /** Writes the waveform of a run without its interharmonics. */
    void write(MovingRun run, double[] out, int from) {
        if (tap.derivative()) {
            writeDerivative(run, out, from);
        } else {
            writeRamped(run, value, valueSlope, out, from);
            if (isModulated()) {
                modulate(run, out, from);
            }
        }
    }

    private boolean isModulated() {
        return state.modulation().isPresent()
                && !tap.isSilent()
                && state.layout().isVoltage(tap.channel());
    }

    private void writeRamped(MovingRun run, TapSpectrum start, TapSpectrum slope, double[] out, int from) {
        HarmonicBasis basis = run.basisFor(tap.delaySeconds());
        start.write(basis, out, from, run.length());
        if (!slope.isSilent()) {
            double[] scratch = run.scratch();
            double[] tau = run.tau();
            slope.write(basis, scratch, 0, run.length());
            for (int n = 0; n < run.length(); n++) {
                out[from + n] += (tau[n] - tap.delaySeconds()) * scratch[n];
            }
        }
    }

    private void writeDerivative(MovingRun run, double[] out, int from) {
        writeRamped(run, derivative, derivativeSlope, out, from);
        double[] tau = run.tau();
        double[] scratch = run.scratch();
        if (state.hertzPerSecond() != 0) {
            for (int n = 0; n < run.length(); n++) {
                out[from + n] *= run.state().hertz(tau[n] - tap.delaySeconds()) / state.frequencyHz();
            }
        }
        if (!valueSlope.isSilent()) {
            valueSlope.write(run.basisFor(tap.delaySeconds()), scratch, 0, run.length());
            for (int n = 0; n < run.length(); n++) {
                out[from + n] += scratch[n];
            }
        }
        if (isModulated()) {
            double[] values = run.values();
            writeRamped(run, value, valueSlope, values, 0);
            modulateDerivative(run, values, out, from);
        }
    }

    private void modulate(MovingRun run, double[] out, int from) {
        Modulation modulation = state.modulation().orElseThrow();
        double lag = 2 * Math.PI * modulation.hertz() * tap.delaySeconds();
        double inPhase = modulation.depthPerUnit() * StrictMath.cos(lag);
        double crossed = modulation.depthPerUnit() * StrictMath.sin(lag);
        double[] c = run.envelope().cos(1);
        double[] s = run.envelope().sin(1);
        for (int n = 0; n < run.length(); n++) {
            out[from + n] *= 1 + inPhase * s[n] - crossed * c[n];
        }
    }

    private void modulateDerivative(MovingRun run, double[] values, double[] out, int from) {
        Modulation modulation = state.modulation().orElseThrow();
        modulate(run, out, from);
        double omega = 2 * Math.PI * modulation.hertz();
        double lag = omega * tap.delaySeconds();
        double inPhase = omega * modulation.depthPerUnit() * StrictMath.cos(lag);
        double crossed = omega * modulation.depthPerUnit() * StrictMath.sin(lag);
        double[] c = run.envelope().cos(1);
        double[] s = run.envelope().sin(1);
        for (int n = 0; n < run.length(); n++) {
            out[from + n] += values[n] * (inPhase * c[n] + crossed * s[n]);
        }
    }

    /** Adds one interharmonic of the state, by its position, over the samples of its basis. */
    void addTone(int position, HarmonicBasis tone, double[] out, int from, int length) {
        tones.get(position).addTo(tone, out, from, length);
    }
}
