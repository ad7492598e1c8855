package io.metertwin.core.runtime;

import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.dsp.phasor.AnalyticMeter;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.List;
import java.util.Optional;

/**
 * Measures windows without samples: looks at the world itself, finds how many whole windows fit before the next change and
 * measures them at once. Used by the loop's thread.
 */
public final class AnalyticPath {

    /** Times this close are one: a window's end computed from samples and a change given in seconds. */
    private static final double SAME_SECONDS = 1e-9;

    private static final double LOWEST_HERTZ = 40;
    private static final double HIGHEST_HERTZ = 70;

    private final GridModel world;
    private final AnalogFrontEnd inputs;
    private final boolean cutsWindows;
    private final int mostWindows;
    private final double endSeconds;
    private AnalyticMeter meter;
    private GridState state;
    private double stateUntil;
    private double until;
    private double faultsSince;
    private GridState measuredState;
    private WindowMeasurement measured;
    private GridState lastVoltages;

    /**
     * Windows that were measured together.
     *
     * @param last the last of them
     * @param windows how many
     * @param seconds how long all of them lasted
     * @param state what the world was
     */
    record Batch(WindowMeasurement last, long windows, double seconds, GridState state) {}

    /**
     * A path that has measured nothing.
     *
     * @param world the world the inputs see
     * @param inputs the inputs
     * @param fidelity {@link Fidelity#AUTO}, or {@link Fidelity#PHASOR} to measure everything so
     * @param mostWindows windows measured together at most, 1 for one at a time
     */
    public AnalyticPath(GridModel world, AnalogFrontEnd inputs, Fidelity fidelity, int mostWindows) {
        this(world, inputs, fidelity, mostWindows, Double.POSITIVE_INFINITY);
    }

    /**
     * A path of a run that ends.
     *
     * @param world the world the inputs see
     * @param inputs the inputs
     * @param fidelity {@link Fidelity#AUTO}, or {@link Fidelity#PHASOR} to measure everything so
     * @param mostWindows windows measured together at most, 1 for one at a time
     * @param endSeconds end of the run, seconds; no window is measured beyond it
     */
    public AnalyticPath(GridModel world, AnalogFrontEnd inputs, Fidelity fidelity, int mostWindows, double endSeconds) {
        this.world = world;
        this.inputs = inputs;
        this.mostWindows = mostWindows;
        this.endSeconds = endSeconds;
        cutsWindows = fidelity == Fidelity.PHASOR;
    }

    /** The next measurement is not comparable to the last one: what came between was sampled. */
    void forget() {
        lastVoltages = null;
    }

    /**
     * Measures the windows from a sample on.
     *
     * @param startSample begin of the first one
     * @param before number of windows so far
     * @param fewest windows that must fit for it to be worth while
     * @return empty when a window has to be sampled
     */
    Optional<Batch> measure(double startSample, long before, int fewest, PipelineConfig config) {
        double rate = config.sampleRateHz();
        double start = startSample / rate;
        lookAt(start);
        boolean faultInside = inputs.lastFaultChange() > start + SAME_SECONDS;
        if (!cutsWindows && (!isMeasurable() || stepsVoltages() || faultInside)) {
            return Optional.empty();
        }
        if (!measureState(config)) {
            return Optional.empty();
        }
        double hertz = measured.synchronised() ? state.frequencyHz() : config.nominalHertz();
        double window = config.cycles() / hertz;
        double ahead = (until - start + SAME_SECONDS) / window;
        if (ahead <= 0) {
            return Optional.empty();
        }
        if (cutsWindows && ahead < 1) {
            window = until - start;
            ahead = 1;
        } else if (ahead < fewest) {
            return Optional.empty();
        }
        long fit = (long) Math.min(mostWindows, ahead);
        lastVoltages = state;
        double length = window * rate;
        WindowSpan span = new WindowSpan(before + fit, startSample + (fit - 1) * length, length, rate);
        return Optional.of(new Batch(measured.at(span), fit, fit * window, state));
    }

    /** Goes on to the state in force at a second; a world is asked only for the instants it named. */
    private void lookAt(double seconds) {
        double faultChange = inputs.advanceFaults(seconds + SAME_SECONDS);
        if (inputs.lastFaultChange() != faultsSince) {
            faultsSince = inputs.lastFaultChange();
            measuredState = null;
        }
        while (seconds + SAME_SECONDS >= stateUntil) {
            double instant = stateUntil;
            state = world.stateAt(instant);
            stateUntil = world.nextChangeAfter(instant);
        }
        until = Math.min(endSeconds, Math.min(stateUntil, faultChange));
    }

    private boolean isMeasurable() {
        return state.isSteady() && state.frequencyHz() >= LOWEST_HERTZ && state.frequencyHz() <= HIGHEST_HERTZ;
    }

    /** A step of a voltage on the border of two windows is seen by the half-cycle values, so it is sampled. */
    private boolean stepsVoltages() {
        if (lastVoltages == null || lastVoltages.equals(state)) {
            return false;
        }
        int voltages = state.layout().voltages();
        return lastVoltages.frequencyHz() != state.frequencyHz()
                || !lastVoltages
                        .spectra()
                        .subList(0, voltages)
                        .equals(state.spectra().subList(0, voltages));
    }

    private boolean measureState(PipelineConfig config) {
        if (meter == null || !meter.config().equals(config)) {
            meter = new AnalyticMeter(config);
            measuredState = null;
        }
        if (!state.equals(measuredState)) {
            Optional<List<Spectrum>> seen = cutsWindows ? Optional.of(inputs.linear(state)) : inputs.steady(state);
            if (seen.isEmpty()) {
                return false;
            }
            WindowSpan span = new WindowSpan(0, 0, 1, config.sampleRateHz());
            measured = meter.measure(span, state.frequencyHz(), seen.get());
            measuredState = state;
        }
        return true;
    }
}
