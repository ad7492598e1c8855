package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import java.util.List;

/** The faults of a run and how far their time has come. */
final class FaultSchedule {

    private final List<InputFault> faults;
    private double seconds;

    FaultSchedule(List<InputFault> faults) {
        this.faults = List.copyOf(faults);
    }

    /** Refuses a fault on an input that is not there, before the run begins. */
    void check(List<InputPath> paths, InputLayout layout) {
        for (InputFault fault : faults) {
            fault.applyTo(paths, layout, fault.startSeconds());
        }
    }

    /** The next instant at which an input changes; infinity when none does any more. */
    double nextChange() {
        double next = Double.POSITIVE_INFINITY;
        for (int k = 0; k < faults.size(); k++) {
            next = Math.min(next, faults.get(k).nextChangeAfter(seconds));
        }
        return next;
    }

    /** Time comes to an instant. */
    void advanceTo(double instant) {
        seconds = instant;
    }

    /** The instant time has come to. */
    double seconds() {
        return seconds;
    }

    /** The inputs as they are now, faults applied in the order of their list. */
    List<InputPath> applyTo(List<InputPath> paths, InputLayout layout) {
        List<InputPath> faulty = paths;
        for (InputFault fault : faults) {
            if (fault.isActive(seconds)) {
                faulty = fault.applyTo(faulty, layout, seconds);
            }
        }
        return faulty;
    }
}
