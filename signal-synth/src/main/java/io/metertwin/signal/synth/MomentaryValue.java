package io.metertwin.signal.synth;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Tap;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.Interharmonic;
import io.metertwin.signal.grid.Modulation;

/** What a tap would see at one instant if it did not differentiate; tells the step at a change of state. */
final class MomentaryValue {

    private MomentaryValue() {}

    /** The value at a time since the begin of a state, in the unit of the tap before differentiation. */
    static double of(StateClock clock, Tap tap, double tau) {
        if (tap.isSilent()) {
            return 0;
        }
        GridState state = clock.state();
        double at = tau - tap.delaySeconds();
        Spectrum spectrum = state.spectrum(tap.channel());
        if (!state.slopes().isEmpty()) {
            spectrum = spectrum.plus(state.slope(tap.channel()).times(at));
        }
        Tap direct = new Tap(tap.channel(), tap.gain(), false, 0);
        double sum = TapSpectrum.of(spectrum, direct, state.frequencyHz()).at(clock.cycles() + clock.advance(at));
        if (state.modulation().isPresent() && state.layout().isVoltage(tap.channel())) {
            Modulation modulation = state.modulation().orElseThrow();
            double angle = 2 * Math.PI * cycles(modulation.hertz(), clock, at) + modulation.radians();
            sum *= 1 + modulation.depthPerUnit() * StrictMath.sin(angle);
        }
        for (Interharmonic tone : state.interharmonics()) {
            Phasor phasor = tone.phasors().get(tap.channel());
            double angle = 2 * Math.PI * cycles(tone.hertz(), clock, at);
            sum += Math.sqrt(2)
                    * tap.gain()
                    * (phasor.re() * StrictMath.cos(angle) - phasor.im() * StrictMath.sin(angle));
        }
        return sum;
    }

    private static double cycles(double hertz, StateClock clock, double at) {
        return StateClock.fractionOf(hertz, clock.seconds()) + hertz * at;
    }
}
