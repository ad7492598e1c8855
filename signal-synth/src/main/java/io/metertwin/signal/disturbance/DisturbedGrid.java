package io.metertwin.signal.disturbance;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.disturbance.FlickerModulation.Shape;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.LoadProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * One supply, the loads behind it, and what happens to the grid. Begin and end of every disturbance are instants of
 * {@link #nextChangeAfter}, so they are exact to the sample.
 *
 * @param supply the undisturbed voltages
 * @param loads one for each circuit; they answer to the disturbed voltages
 * @param disturbances in the order in which they compose
 */
public record DisturbedGrid(GridSupply supply, List<LoadProfile> loads, List<GridDisturbance> disturbances)
        implements GridModel {

    /** Keeps copies; refuses circuits nobody has, a frequency that falls to 0, and two sines of flicker at once. */
    public DisturbedGrid {
        loads = List.copyOf(loads);
        disturbances = List.copyOf(disturbances);
        refuseTwoSines(disturbances);
        // Whatever no circuit of these loads can carry is refused here and not in the middle of a run.
        for (GridDisturbance disturbance : disturbances) {
            disturbance.checkFits(loads.size());
            checkFrequency(supply, disturbances, disturbance.startSeconds());
            checkFrequency(supply, disturbances, disturbance.endSeconds());
        }
    }

    /** Between the edges the frequency is a straight line, so its ends tell. */
    private static void checkFrequency(GridSupply supply, List<GridDisturbance> disturbances, double edge) {
        if (Double.isInfinite(edge)) {
            return;
        }
        for (double seconds : new double[] {Math.nextDown(edge), edge}) {
            double hertz = disturbed(supply, disturbances, seconds).frequencyHz();
            if (!(hertz > 0)) {
                throw new IllegalArgumentException("the frequency falls to " + hertz + " Hz at " + edge + " s");
            }
        }
    }

    private static void refuseTwoSines(List<GridDisturbance> disturbances) {
        List<FlickerModulation> sines = disturbances.stream()
                .filter(disturbance ->
                        disturbance instanceof FlickerModulation flicker && flicker.shape() == Shape.SINE)
                .map(FlickerModulation.class::cast)
                .toList();
        for (FlickerModulation one : sines) {
            if (sines.stream()
                            .filter(other -> other.isActive(one.startSeconds()))
                            .count()
                    > 1) {
                throw new IllegalArgumentException("only one sinusoidal flicker can act at a time; another begins at "
                        + one.startSeconds() + " s");
            }
        }
    }

    private static GridSupply disturbed(GridSupply supply, List<GridDisturbance> disturbances, double seconds) {
        GridSupply result = supply;
        for (GridDisturbance disturbance : disturbances) {
            if (disturbance.isActive(seconds)) {
                result = disturbance.onSupply(result, seconds);
            }
        }
        return result;
    }

    @Override
    public InputLayout layout() {
        return new InputLayout(1, loads.size());
    }

    @Override
    public GridState stateAt(double seconds) {
        GridSupply disturbed = disturbed(supply, disturbances, seconds);
        List<CircuitLoad> held =
                loads.stream().map(load -> load.heldAt(seconds)).toList();
        List<Spectrum> spectra = new ArrayList<>(disturbed.voltages());
        for (CircuitLoad load : held) {
            spectra.addAll(load.currents(disturbed.fundamentals()));
        }
        GridState state = new GridState(disturbed.frequencyHz(), layout(), spectra);
        GridScene scene = new GridScene(supply, disturbed, held);
        for (GridDisturbance disturbance : active(seconds)) {
            state = disturbance.onLoads(state, scene);
        }
        for (GridDisturbance disturbance : active(seconds)) {
            state = disturbance.onWaveforms(state, seconds);
        }
        return state;
    }

    private List<GridDisturbance> active(double seconds) {
        return disturbances.stream()
                .filter(disturbance -> disturbance.isActive(seconds))
                .toList();
    }

    @Override
    public double nextChangeAfter(double seconds) {
        Stream<Double> changes = Stream.concat(
                loads.stream().map(load -> load.nextChangeAfter(seconds)),
                disturbances.stream().map(disturbance -> disturbance.nextChangeAfter(seconds)));
        return changes.flatMapToDouble(DoubleStream::of).min().orElse(Double.POSITIVE_INFINITY);
    }
}
