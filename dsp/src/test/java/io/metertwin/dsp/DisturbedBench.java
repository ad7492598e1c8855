package io.metertwin.dsp;

import io.metertwin.dsp.rms.HalfCycleSink;
import io.metertwin.signal.Phase;
import io.metertwin.signal.disturbance.DisturbedGrid;
import io.metertwin.signal.disturbance.GridDisturbance;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.Distortion;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.LoadProfile;
import io.metertwin.signal.grid.PhaseLoad;
import java.util.ArrayList;
import java.util.List;

/** A balanced grid of 230 V and 50 Hz, a load of 100 A that lags by 30 degrees, a disturbance, and a meter on all that. */
final class DisturbedBench {

    static final double VOLTS = 230;
    static final double HERTZ = 50;
    static final double AMPERES = 100;
    static final double PHI = Math.PI / 6;

    /** How far the interpolation onto the grid reaches beyond a window, with some to spare. */
    private static final double MARGIN_SECONDS = 1e-3;

    private final Bench bench;

    DisturbedBench(CurrentSensor sensor, GridDisturbance... disturbances) {
        this(sensor, CircuitLoad.balanced(new PhaseLoad.ByCurrent(AMPERES, -PHI, Distortion.NONE)), disturbances);
    }

    DisturbedBench(CurrentSensor sensor, CircuitLoad load, GridDisturbance... disturbances) {
        GridSupply supply = GridSupply.balanced(VOLTS, HERTZ, GridSupply.Sequence.ABC, Distortion.NONE);
        DisturbedGrid world = new DisturbedGrid(supply, List.of(LoadProfile.steady(load)), List.of(disturbances));
        bench = new Bench(world, 50, Fitting.sound(sensor, Wiring.THREE_PHASE_FOUR_WIRE_4CT));
    }

    List<WindowMeasurement> windows(int count) {
        return bench.windows(count);
    }

    List<WindowMeasurement> windows(int count, HalfCycleSink sink) {
        return bench.windows(count, sink);
    }

    static double begin(WindowMeasurement window) {
        return window.span().startSample() / Bench.SAMPLE_RATE_HZ;
    }

    static double end(WindowMeasurement window) {
        return window.span().endSample() / Bench.SAMPLE_RATE_HZ;
    }

    static double middle(WindowMeasurement window) {
        return (begin(window) + end(window)) / 2;
    }

    /** The windows that lie wholly between two instants. */
    static List<WindowMeasurement> inside(List<WindowMeasurement> windows, double from, double to) {
        List<WindowMeasurement> inside = new ArrayList<>();
        for (WindowMeasurement window : windows) {
            if (begin(window) > from + MARGIN_SECONDS && end(window) < to - MARGIN_SECONDS) {
                inside.add(window);
            }
        }
        return inside;
    }

    /** The window an instant lies in. */
    static WindowMeasurement at(List<WindowMeasurement> windows, double seconds) {
        return windows.stream()
                .filter(window -> begin(window) <= seconds && seconds < end(window))
                .findFirst()
                .orElseThrow();
    }

    /** Mean of {@code sin(omega t + radians)} from one second to another. */
    static double meanSine(double omega, double radians, double from, double to) {
        double difference = StrictMath.cos(omega * from + radians) - StrictMath.cos(omega * to + radians);
        return difference / (omega * (to - from));
    }

    /** Mean of {@code 2 cos(omega t + a) cos(omega t + b)} from one second to another, at 50 Hz. */
    static double meanProduct(double a, double b, double from, double to) {
        return StrictMath.cos(a - b) + meanSine(4 * Math.PI * HERTZ, a + b + Math.PI / 2, from, to);
    }

    static double balanced(int phase) {
        return Phase.LINES.get(phase).balancedRadians();
    }
}
