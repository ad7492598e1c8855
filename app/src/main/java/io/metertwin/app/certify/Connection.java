package io.metertwin.app.certify;

import io.metertwin.dsp.Wiring;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network a wiring mode is made for: which voltages there are and which ways a test current can go. */
public enum Connection {
    /** Three phases and neutral. */
    FOUR_WIRE("3P4W", 3, "L1-L2-L3"),
    /** Three phases without neutral; single-phase loads lie between two lines. */
    THREE_WIRE("3P3W", 3, "L1-L2-L3"),
    /** Two phases half a cycle apart and neutral. */
    SPLIT_PHASE("1P3W", 2, "L1-L2"),
    /** One phase and neutral. */
    SINGLE_PHASE("1P2W", 1, "L1");

    private static final int LINES = 3;

    private final String prefix;
    private final int phases;
    private final String balancedName;

    Connection(String prefix, int phases, String balancedName) {
        this.prefix = prefix;
        this.phases = phases;
        this.balancedName = balancedName;
    }

    /** The network of a wiring mode. */
    public static Connection of(Wiring wiring) {
        for (Connection connection : values()) {
            if (wiring.code().startsWith(connection.prefix)) {
                return connection;
            }
        }
        throw new IllegalArgumentException("wiring " + wiring.code() + " has no test circuit");
    }

    /** The load on all phases. */
    LoadPath balanced() {
        return LoadPath.balanced(balancedName);
    }

    /** The loads on one phase while all voltages are there; empty when the balanced load is one already. */
    List<LoadPath> singlePhase() {
        List<LoadPath> paths = new ArrayList<>();
        for (int k = 0; k < phases && phases > 1; k++) {
            int back = (k + 1) % LINES;
            paths.add(
                    this == THREE_WIRE
                            ? new LoadPath(line(k) + "-" + line(back), k, back)
                            : new LoadPath(line(k), k, -1));
        }
        return paths;
    }

    private static String line(int phase) {
        return Phase.LINES.get(phase).toString();
    }

    /** Why a condition cannot be set in this network; empty when it can. */
    Optional<String> obstacle(TestCondition condition) {
        if (condition == TestCondition.REVERSED && phases < LINES) {
            return Optional.of("one phase has no sequence");
        }
        int fewest = this == THREE_WIRE ? 2 : 1;
        if (condition.phasesOut() > 0 && phases - condition.phasesOut() < fewest) {
            return Optional.of("no voltage would be left to measure with");
        }
        return Optional.empty();
    }

    /** Fundamental voltages of L1, L2, L3 to neutral, V. */
    List<Phasor> voltages(TestCondition condition, double volts) {
        List<Phasor> voltages = new ArrayList<>();
        for (int k = 0; k < LINES; k++) {
            boolean alive = k < phases - condition.phasesOut();
            voltages.add(alive ? Phasor.polar(volts, radians(k, condition)) : Phasor.ZERO);
        }
        return voltages;
    }

    /**
     * Fundamental currents of L1, L2, L3, A.
     *
     * @param point what flows where
     * @param lagRadians angle by which a current lags the voltage it belongs to
     */
    List<Phasor> currents(TestPoint point, double lagRadians) {
        List<Phasor> currents = new ArrayList<>();
        for (int k = 0; k < LINES; k++) {
            currents.add(current(point, k, lagRadians));
        }
        return currents;
    }

    private Phasor current(TestPoint point, int phase, double lagRadians) {
        LoadPath path = point.path();
        if (path.isBalanced()) {
            double radians = radians(phase, point.condition()) - lagRadians;
            return phase < phases ? Phasor.polar(point.amperes(), radians) : Phasor.ZERO;
        }
        if (phase != path.out() && phase != path.back()) {
            return Phasor.ZERO;
        }
        Phasor across = Phasor.polar(1, radians(path.out(), point.condition()));
        if (path.back() >= 0) {
            across = across.minus(Phasor.polar(1, radians(path.back(), point.condition())));
        }
        Phasor current = Phasor.polar(point.amperes(), across.radians() - lagRadians);
        return phase == path.out() ? current : current.times(-1);
    }

    private double radians(int phase, TestCondition condition) {
        if (this == SPLIT_PHASE) {
            return phase == 0 ? 0 : Math.PI;
        }
        return Phase.LINES.get(phase).balancedRadians() * (condition == TestCondition.REVERSED ? -1 : 1);
    }
}
