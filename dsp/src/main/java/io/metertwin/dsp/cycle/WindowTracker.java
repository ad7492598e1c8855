package io.metertwin.dsp.cycle;

import io.metertwin.dsp.PhaseValues;
import java.util.Optional;

/**
 * Finds frequency, phase and end of each window from the samples of the window itself.
 *
 * <p>The frequency of the window before is tried first: in a steady state its grid already fits and costs nothing extra.
 * Otherwise the residual phase on the grid corrects the model, and the grid is laid again until the phase fits to
 * {@value #TOLERANCE} rad over the whole window. A signal that is new or far away starts from the coarse estimate.
 */
public final class WindowTracker {

    private static final double TOLERANCE = 1e-5;
    private static final double LOST = 0.3;
    private static final int PASSES = 8;
    private static final int PHASES = 3;

    private final int cycles;
    private final double nominal;
    private final double lowest;
    private final double highest;
    private final CoarseFrequency coarse;
    private final SequenceReference reference;
    private final CyclePhasors[] phasors = new CyclePhasors[PHASES];
    private final CyclePhasors fallback;

    private boolean locked;
    private PhaseModel last;

    /**
     * A tracker that has seen nothing yet.
     *
     * @param cycles cycles of a window
     * @param nominalCyclesPerSample nominal frequency over sample rate
     * @param lowest lowest frequency followed, cycles per sample
     * @param highest highest frequency followed, cycles per sample
     */
    public WindowTracker(int cycles, double nominalCyclesPerSample, double lowest, double highest) {
        this.cycles = cycles;
        this.nominal = nominalCyclesPerSample;
        this.lowest = lowest;
        this.highest = highest;
        coarse = new CoarseFrequency(nominalCyclesPerSample);
        reference = new SequenceReference(cycles);
        fallback = new CyclePhasors(cycles);
        for (int k = 0; k < PHASES; k++) {
            phasors[k] = new CyclePhasors(cycles);
        }
        last = new PhaseModel(nominal, 0);
    }

    /** Samples the next window will take if its frequency stays. */
    public double expectedLength() {
        return last.samplesAt(cycles);
    }

    /** Forgets the frequency that was followed. */
    public void reset() {
        locked = false;
        last = new PhaseModel(nominal, 0);
    }

    /**
     * Decides one window.
     *
     * @param signals what the window may follow, and where its samples are
     * @param start begin of the window, in samples from element 0
     * @param available samples there are
     * @param grid is placed on the window
     * @param out receives the voltages on the grid, channels 0 to 2
     * @return empty when the window needs more samples than there are
     */
    public Optional<TrackedWindow> track(
            TrackedSignals signals, double start, int available, PhaseGrid grid, double[][] out) {
        boolean started = locked;
        PhaseModel model = locked ? last : estimate(signals, start, available);
        for (int pass = 1; ; pass++) {
            boolean alive = isFollowed(model);
            PhaseModel used = alive ? model : new PhaseModel(nominal, 0);
            if (start + used.samplesAt(cycles) + GridInterpolator.MARGIN > available) {
                return Optional.empty();
            }
            lay(signals, start, used, grid, out);
            CyclePhasors followed = alive ? followed(signals, grid, out) : null;
            if (followed == null) {
                return Optional.of(unsynchronised());
            }
            PhaseResidual residual = PhaseResidual.of(followed, cycles);
            if (started && Math.abs(residual.slope()) > LOST) {
                started = false;
                model = estimate(signals, start, available);
                continue;
            }
            model = used.corrected(residual.slope(), residual.curvature());
            if (residual.worst(cycles) < TOLERANCE || pass >= PASSES) {
                return Optional.of(synchronised(signals, used, model, residual));
            }
        }
    }

    private boolean isFollowed(PhaseModel model) {
        return model != null && model.frequency() >= lowest && model.frequency() <= highest;
    }

    private PhaseModel estimate(TrackedSignals signals, double start, int available) {
        int from = (int) Math.ceil(start);
        int to = (int) Math.min(available, Math.ceil(start + cycles / nominal));
        coarse.reset();
        for (int k = 0; k < PHASES; k++) {
            coarse.add(signals.samples()[k], from, to);
        }
        if (signals.fallbackChannel() >= 0) {
            coarse.reset();
            coarse.add(signals.samples()[signals.fallbackChannel()], from, to);
        }
        double frequency = coarse.cyclesPerSample();
        return Double.isNaN(frequency) ? null : new PhaseModel(frequency, 0);
    }

    private void lay(TrackedSignals signals, double start, PhaseModel model, PhaseGrid grid, double[][] out) {
        grid.place(start, model, cycles);
        grid.resample(signals.samples(), 0, PHASES, out);
        for (int k = 0; k < PHASES; k++) {
            phasors[k].analyse(out[k]);
        }
    }

    private CyclePhasors followed(TrackedSignals signals, PhaseGrid grid, double[][] out) {
        CyclePhasors strongest = reference.strongest(phasors);
        if (strongest.magnitude() >= signals.minimumVolts()) {
            return strongest;
        }
        int channel = signals.fallbackChannel();
        if (channel < 0) {
            return null;
        }
        grid.resample(signals.samples(), channel, channel + 1, out);
        fallback.analyse(out[channel]);
        return fallback;
    }

    private TrackedWindow unsynchronised() {
        locked = false;
        last = new PhaseModel(nominal, 0);
        return new TrackedWindow(false, Double.NaN, PhaseValues.ABSENT);
    }

    private TrackedWindow synchronised(
            TrackedSignals signals, PhaseModel used, PhaseModel corrected, PhaseResidual residual) {
        locked = true;
        last = new PhaseModel(corrected.frequencyAfter(cycles), corrected.rate());
        double gridMean = cycles / used.samplesAt(cycles);
        PhaseValues phases = PhaseValues.of(k -> phasors[k].magnitude() < signals.minimumVolts()
                ? Double.NaN
                : gridMean * (1 + PhaseResidual.of(phasors[k], cycles).meanSlope() / (2 * Math.PI)));
        double mean = gridMean * (1 + residual.meanSlope() / (2 * Math.PI));
        return new TrackedWindow(true, mean, phases);
    }
}
