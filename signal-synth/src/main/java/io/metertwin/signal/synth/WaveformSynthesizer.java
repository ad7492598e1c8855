package io.metertwin.signal.synth;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Tap;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.truth.GridHistory;
import java.util.Arrays;
import java.util.List;

/**
 * Evaluates a {@link GridModel} on the sample clock. The state of the model is taken at its own update instants, to the
 * sample; between them a channel is an exact sum of harmonics.
 *
 * <p>A coil sees the step of a current as an impulse: at a change of state every derivative tap receives the step in one
 * sample, so that the area under its output stays right.
 */
public final class WaveformSynthesizer implements PrimarySource {

    private static final int RUN_LENGTH = 2560;

    private final GridModel model;
    private final double sampleRateHz;
    private final GridHistory history = new GridHistory();
    private final HarmonicBasis basis = new HarmonicBasis(RUN_LENGTH);

    private List<Tap> taps = List.of();
    private TapSpectrum[] spectra = new TapSpectrum[0];
    private double[] steps = new double[0];
    private int highestOrder;
    private GridState state;
    private double cycles;
    private long position;
    private long updates;
    private long nextUpdate;

    /**
     * A synthesizer at second 0 of its model.
     *
     * @param model the world
     * @param sampleRateHz samples per second and channel
     */
    public WaveformSynthesizer(GridModel model, double sampleRateHz) {
        this.model = model;
        this.sampleRateHz = sampleRateHz;
    }

    @Override
    public InputLayout layout() {
        return model.layout();
    }

    @Override
    public double sampleRateHz() {
        return sampleRateHz;
    }

    /** The states that were played, for the truth of a window. */
    public GridHistory history() {
        return history;
    }

    @Override
    public void connect(List<Tap> newTaps) {
        taps = List.copyOf(newTaps);
        if (state != null) {
            prepareSpectra();
        }
    }

    @Override
    public void fill(SampleBlock block, int length) {
        block.begin(position, sampleRateHz, length);
        int done = 0;
        while (done < length) {
            if (position == nextUpdate) {
                update();
            }
            int run = (int) Math.min(Math.min(length - done, RUN_LENGTH), nextUpdate - position);
            writeRun(block, done, run);
            done += run;
        }
    }

    private void writeRun(SampleBlock block, int from, int length) {
        double cyclesPerSample = state.frequencyHz() / sampleRateHz;
        basis.evaluate(cycles, cyclesPerSample, length, highestOrder);
        for (int channel = 0; channel < spectra.length; channel++) {
            double[] out = block.channel(channel);
            spectra[channel].write(basis, out, from, length);
            out[from] += steps[channel];
        }
        Arrays.fill(steps, 0);
        cycles += cyclesPerSample * length;
        cycles -= Math.floor(cycles);
        position += length;
    }

    private void update() {
        GridState next = model.stateAt(position / sampleRateHz);
        if (!next.equals(state)) {
            GridState before = state;
            state = next;
            history.begin(position, state);
            prepareSpectra();
            if (before != null) {
                rememberSteps(before);
            }
        }
        updates++;
        double nextSecond = updates * model.updateSeconds();
        nextUpdate = Double.isInfinite(nextSecond)
                ? Long.MAX_VALUE
                : Math.max(position + 1, (long) Math.ceil(nextSecond * sampleRateHz));
    }

    private void prepareSpectra() {
        spectra = new TapSpectrum[taps.size()];
        highestOrder = 0;
        for (int k = 0; k < spectra.length; k++) {
            Tap tap = taps.get(k);
            spectra[k] = TapSpectrum.of(primary(state, tap), tap, state.frequencyHz());
            highestOrder = Math.max(highestOrder, spectra[k].highestOrder());
        }
        steps = new double[spectra.length];
    }

    private void rememberSteps(GridState before) {
        for (int k = 0; k < steps.length; k++) {
            Tap tap = taps.get(k);
            if (tap.derivative() && !primary(before, tap).equals(primary(state, tap))) {
                double was = undifferentiated(before, tap);
                steps[k] = (undifferentiated(state, tap) - was) * sampleRateHz;
            }
        }
    }

    private double undifferentiated(GridState of, Tap tap) {
        return TapSpectrum.undifferentiated(primary(of, tap), tap, of.frequencyHz())
                .at(cycles);
    }

    private static Spectrum primary(GridState of, Tap tap) {
        return tap.isSilent() ? Spectrum.ZERO : of.spectrum(tap.channel());
    }
}
