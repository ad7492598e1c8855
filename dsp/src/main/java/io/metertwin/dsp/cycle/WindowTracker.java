package io.metertwin.dsp.cycle;

import java.util.Arrays;

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
    private static final int[] VOLTAGES = {0, 1, 2};

    private final int cycles;
    private final double nominal;
    private final double lowest;
    private final double highest;
    private final CoarseFrequency coarse;
    private final SequenceReference reference;
    private final CyclePhasors[] phasors = new CyclePhasors[PHASES];
    private final CyclePhasors fallback;

    private final int[] fallbackChannel = new int[1];
    private final PhaseResidual residual;
    private final PhaseModel last;
    private final PhaseModel model;
    private final PhaseModel used;
    private final double[] phaseCyclesPerSample = new double[PHASES];

    private boolean locked;
    private double cyclesPerSample = Double.NaN;

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
        residual = new PhaseResidual(cycles);
        last = new PhaseModel(nominal, 0);
        model = new PhaseModel(nominal, 0);
        used = new PhaseModel(nominal, 0);
    }

    /** Samples the next window will take if its frequency stays. */
    public double expectedLength() {
        return last.samplesAt(cycles);
    }

    /**
     * Decides one window.
     *
     * @param signals what the window may follow, and where its samples are
     * @param start begin of the window, in samples from element 0
     * @param available samples there are
     * @param grid is placed on the window
     * @param out receives the voltages on the grid, channels 0 to 2
     * @return false when the window needs more samples than there are
     */
    public boolean track(TrackedSignals signals, double start, int available, PhaseGrid grid, GridValues out) {
        boolean started = locked;
        if (locked) {
            model.copy(last);
        } else {
            estimate(signals, start, available);
        }
        for (int pass = 1; ; pass++) {
            boolean alive = isFollowed(model);
            if (alive) {
                used.copy(model);
            } else {
                used.set(nominal, 0);
            }
            if (start + used.samplesAt(cycles) + GridInterpolator.MARGIN > available) {
                return false;
            }
            lay(signals, start, grid, out);
            CyclePhasors followed = alive ? followed(signals, grid, out) : null;
            if (followed == null) {
                loseLock();
                return true;
            }
            residual.fit(followed);
            if (started && Math.abs(residual.slope()) > LOST) {
                started = false;
                estimate(signals, start, available);
                continue;
            }
            model.copy(used);
            model.correct(residual.slope(), residual.curvature());
            if (residual.worst() < TOLERANCE || pass >= PASSES) {
                lock(signals);
                return true;
            }
        }
    }

    /** A parabola through half a signal can leave the band within the window. */
    private boolean isFollowed(PhaseModel phase) {
        double length = phase.samplesAt(cycles);
        return phase.frequency() >= lowest
                && phase.frequency() <= highest
                && length >= cycles / highest
                && length <= cycles / lowest;
    }

    private void estimate(TrackedSignals signals, double start, int available) {
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
        model.set(coarse.cyclesPerSample(), 0);
    }

    private void lay(TrackedSignals signals, double start, PhaseGrid grid, GridValues out) {
        grid.place(start, used, cycles);
        grid.resample(signals.samples(), VOLTAGES, out);
        for (int k = 0; k < PHASES; k++) {
            phasors[k].analyse(out, k);
        }
    }

    private CyclePhasors followed(TrackedSignals signals, PhaseGrid grid, GridValues out) {
        CyclePhasors strongest = reference.strongest(phasors);
        if (strongest.magnitude() >= signals.minimumVolts()) {
            return strongest;
        }
        int channel = signals.fallbackChannel();
        if (channel < 0) {
            return null;
        }
        fallbackChannel[0] = channel;
        grid.resample(signals.samples(), fallbackChannel, out);
        fallback.analyse(out, channel);
        return fallback;
    }

    private void loseLock() {
        locked = false;
        last.set(nominal, 0);
        cyclesPerSample = Double.NaN;
        Arrays.fill(phaseCyclesPerSample, Double.NaN);
    }

    /** The corrected model starts the next window; the frequencies are those of the window as it was laid. */
    private void lock(TrackedSignals signals) {
        locked = true;
        double gridMean = cycles / used.samplesAt(cycles);
        cyclesPerSample = gridMean * (1 + residual.meanSlope() / (2 * Math.PI));
        last.copy(model);
        last.advance(cycles);
        if (!isFollowed(last)) {
            last.set(nominal, 0);
        }
        for (int k = 0; k < PHASES; k++) {
            if (phasors[k].magnitude() < signals.minimumVolts()) {
                phaseCyclesPerSample[k] = Double.NaN;
            } else {
                residual.fit(phasors[k]);
                phaseCyclesPerSample[k] = gridMean * (1 + residual.meanSlope() / (2 * Math.PI));
            }
        }
    }

    /** True when the last window followed a live signal. */
    public boolean isSynchronised() {
        return locked;
    }

    /** Mean frequency of the last window, cycles per sample; NaN when it followed nothing. */
    public double cyclesPerSample() {
        return cyclesPerSample;
    }

    /**
     * Mean frequency of one voltage over the last window, cycles per sample; NaN when it is dead.
     *
     * @param phase position, 0 to 2
     */
    public double phaseCyclesPerSample(int phase) {
        return phaseCyclesPerSample[phase];
    }
}
