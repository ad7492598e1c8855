package io.metertwin.signal.synth;

import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What coils see of the steps of currents: impulses whose area is the step.
 *
 * <p>A sample stands for the time half a sample before to half a sample after it, so a state that is played from a sample on
 * began half a sample before. An impulse takes two samples, of which the second has the opposite sign: together they have
 * the right area and their centre lies where the state began. Used by one thread.
 */
final class CurrentSteps {

    private static final double NOW = 1.5;
    private static final double NEXT = -0.5;

    /** One change of state: its first sample, and for every channel the volts of an impulse that takes one sample. */
    private static final class Step {

        private final long sample;
        private final double[] impulses;

        Step(long sample, double[] impulses) {
            this.sample = sample;
            this.impulses = impulses;
        }
    }

    private final Deque<Step> steps = new ArrayDeque<>();

    /**
     * Takes in a change of state.
     *
     * @param clock where the samples lie; its state is the new one
     * @param before the state that was played up to there
     * @param taps what every channel sees
     * @param sample the first sample of the new state
     */
    void take(SampleClock clock, StateClock before, List<Tap> taps, long sample) {
        double[] impulses = new double[taps.size()];
        StateClock after = clock.current();
        double rate = clock.rateHz(sample);
        double tau = clock.tau(sample) - 0.5 / rate;
        double tauBefore = after.seconds() + tau - before.seconds();
        for (int channel = 0; channel < impulses.length; channel++) {
            Tap tap = taps.get(channel);
            if (tap.derivative() && !tap.isSilent() && differ(before, after, tap.channel())) {
                double step = MomentaryValue.of(after, tap, tau) - MomentaryValue.of(before, tap, tauBefore);
                impulses[channel] = step * rate;
            }
        }
        steps.add(new Step(sample, impulses));
    }

    private static boolean differ(StateClock before, StateClock after, int channel) {
        return !before.state().isSteady()
                || !after.state().isSteady()
                || !before.state().spectrum(channel).equals(after.state().spectrum(channel));
    }

    /** Forgets the steps that are over before a sample. */
    void discardBefore(long sample) {
        while (!steps.isEmpty() && steps.peekFirst().sample + 1 < sample) {
            steps.removeFirst();
        }
    }

    /** Adds what belongs into a block. */
    void addTo(SampleBlock block) {
        if (!steps.isEmpty()) {
            steps.forEach(step -> add(step, block));
        }
    }

    private static void add(Step step, SampleBlock block) {
        int at = (int) (step.sample - block.firstSample());
        for (int channel = 0; channel < step.impulses.length; channel++) {
            double[] samples = block.channel(channel);
            double impulse = step.impulses[channel];
            if (at >= 0 && at < block.length()) {
                samples[at] += NOW * impulse;
            }
            if (at + 1 >= 0 && at + 1 < block.length()) {
                samples[at + 1] += NEXT * impulse;
            }
        }
    }
}
