package io.metertwin.signal.synth;

import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Tap;
import io.metertwin.signal.grid.GridState;
import java.util.List;

/** All taps of a synthesizer: what each is to write while a state lasts, prepared when it is first needed. */
final class TapBank {

    private final HarmonicBasis basis;
    private final CurrentSteps steps = new CurrentSteps();
    private final RepeatedCycle cycle = new RepeatedCycle();
    private List<Tap> taps = List.of();
    private TapSpectrum[] steady = new TapSpectrum[0];
    private MovingTap[] moving = new MovingTap[0];
    private MovingRun run;
    private int highestOrder;
    private boolean prepared;

    TapBank(int capacity) {
        basis = new HarmonicBasis(capacity);
    }

    /** Other taps from the next run on. */
    void connect(List<Tap> newTaps) {
        taps = List.copyOf(newTaps);
        prepared = false;
    }

    /** Another state is in force from the next run on. */
    void changed() {
        prepared = false;
    }

    /**
     * Writes a run of one state.
     *
     * @param clock where the samples lie
     * @param before the state that was played up to there; null when it is the same
     * @param block receives the samples; its begin is set
     * @param first index of the first sample
     * @param length samples
     */
    void write(SampleClock clock, StateClock before, SampleBlock block, long first, int length) {
        GridState state = clock.current().state();
        if (!prepared) {
            prepare(state);
        }
        if (!state.isSteady()) {
            writeMoving(clock, block, first, length);
        } else if (clock.samplesOfCycle() > 0) {
            writeRepeated(clock.samplesOfCycle(), block, first, length);
        } else {
            writeSteady(clock, block, first, length);
        }
        if (before != null) {
            steps.take(clock, before, taps, first);
        }
    }

    /** Adds to a block what coils see of the steps in it, after its last run has been written. */
    void addSteps(SampleBlock block) {
        steps.discardBefore(block.firstSample());
        steps.addTo(block);
    }

    /**
     * Passes over the first sample of a state without writing it.
     *
     * @param clock where the samples lie
     * @param before the state that was played up to there
     * @param first index of the sample
     */
    void skip(SampleClock clock, StateClock before, long first) {
        steps.take(clock, before, taps, first);
    }

    private void writeRepeated(int samplesOfCycle, SampleBlock block, long first, int length) {
        if (!cycle.isLaid()) {
            cycle.lay(basis, steady, highestOrder, samplesOfCycle);
        }
        int from = (int) (first - block.firstSample());
        for (int channel = 0; channel < steady.length; channel++) {
            cycle.write(channel, first, block.channel(channel), from, length);
        }
    }

    private void writeSteady(SampleClock clock, SampleBlock block, long first, int length) {
        basis.evaluate(clock.cycles(first), clock.cyclesPerSample(first), length, highestOrder);
        int from = (int) (first - block.firstSample());
        for (int channel = 0; channel < steady.length; channel++) {
            steady[channel].write(basis, block.channel(channel), from, length);
        }
    }

    private void writeMoving(SampleClock clock, SampleBlock block, long first, int length) {
        int from = (int) (first - block.firstSample());
        run.begin(clock, first, length, highestOrder);
        for (int channel = 0; channel < moving.length; channel++) {
            moving[channel].write(run, block.channel(channel), from);
        }
        GridState state = clock.current().state();
        for (int k = 0; k < state.interharmonics().size(); k++) {
            HarmonicBasis tone = run.toneOf(state.interharmonics().get(k));
            for (int channel = 0; channel < moving.length; channel++) {
                moving[channel].addTone(k, tone, block.channel(channel), from, length);
            }
        }
    }

    private void prepare(GridState state) {
        highestOrder = 0;
        cycle.clear();
        if (state.isSteady()) {
            steady = new TapSpectrum[taps.size()];
            for (int k = 0; k < steady.length; k++) {
                Tap tap = taps.get(k);
                Spectrum primary = tap.isSilent() ? Spectrum.ZERO : state.spectrum(tap.channel());
                steady[k] = TapSpectrum.of(primary, tap, state.frequencyHz());
                highestOrder = Math.max(highestOrder, steady[k].highestOrder());
            }
        } else {
            run = run == null ? new MovingRun(basis) : run;
            moving = new MovingTap[taps.size()];
            for (int k = 0; k < moving.length; k++) {
                moving[k] = new MovingTap(state, taps.get(k));
                highestOrder = Math.max(highestOrder, moving[k].highestOrder());
            }
        }
        prepared = true;
    }
}
