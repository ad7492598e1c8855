package io.metertwin.core.runtime;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.Temperature;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.pipeline.MeasuredWindow;
import io.metertwin.signal.InputLayout;
import java.time.Instant;
import java.util.function.Function;

/** Hands every window that counts to all members of a meter, in their order. Used by the loop's thread. */
final class WindowAccounting {

    private final InputLayout layout;
    private final MeterTime time;
    private final MeterMembers members;
    private final Function<Instant, MeterSnapshot> snapshot;
    private WindowMeasurement window;
    private double[] inputDc;
    private Temperature temperature = Temperature.ABSENT;

    /**
     * An account without windows.
     *
     * @param layout the meter's inputs
     * @param time its times
     * @param members who is told of windows
     * @param snapshot everything there is to see, for the records
     */
    WindowAccounting(
            InputLayout layout, MeterTime time, MeterMembers members, Function<Instant, MeterSnapshot> snapshot) {
        this.layout = layout;
        this.time = time;
        this.members = members;
        this.snapshot = snapshot;
        inputDc = new double[layout.channels()];
        forget();
    }

    /** Nothing has been measured since the supply was lost. */
    void forget() {
        window = WindowMeasurement.none(layout.voltageBanks(), layout.circuits(), time.sampleRateHz());
    }

    /** The window counted last. */
    WindowMeasurement window() {
        return window;
    }

    /** Number of windows measured so far. */
    long windows() {
        return window.span().index();
    }

    /** Dc part of every input over the last sampled window, volts. */
    double[] inputDc() {
        return inputDc;
    }

    /** Takes the temperature from an input. */
    void connect(Temperature input) {
        temperature = input;
    }

    /** What the temperature input shows. */
    Temperature temperature() {
        return temperature;
    }

    /** Counts a sampled window. */
    void count(MeasuredWindow complete) {
        window = complete.measurement();
        inputDc = complete.inputDc();
        double start = window.span().startSample();
        double seconds = window.span().seconds();
        members.metering().add(window, time.meterSeconds(start), seconds);
        members.voltageEvents().accept(complete);
        members.protection().count(window, temperature.celsius(), time.virtualSeconds(start), seconds);
        record(time.meterSeconds(start), seconds, window.span().endSample());
    }

    /**
     * Counts the begin of a window that does not come to its end, with the power of the one before it.
     *
     * @param from its begin, samples
     * @param to up to where it counts, samples
     */
    void countPart(double from, double to) {
        members.metering().add(window, time.meterSeconds(from), (to - from) / time.sampleRateHz());
    }

    /**
     * Counts windows that were measured without samples.
     *
     * @param last the last of them
     * @param seconds how long all of them lasted
     */
    void countSteady(WindowMeasurement last, double seconds) {
        window = last;
        double start =
                time.meterSeconds(last.span().startSample()) + last.span().seconds() - seconds;
        double virtual = time.virtualSeconds(last.span().endSample()) - seconds;
        long windows = Math.max(1, Math.round(seconds / last.span().seconds()));
        double length = seconds / windows;
        for (long first = 0; first < windows; ) {
            double skipped = first * length;
            long count = members.recording().windowsUntilDue(start + skipped, length, windows - first);
            countSteady(start + skipped, virtual + skipped, length, count);
            first += count;
            double end = last.span().endSample() - (windows - first) * length * time.sampleRateHz();
            record(start + skipped, count * length, end);
        }
        members.voltageEvents().acceptSteady(last, seconds);
    }

    private void countSteady(double start, double virtual, double length, long windows) {
        if (!members.protection().judgesDemand()) {
            add(start, virtual, windows * length);
            return;
        }
        MinutePieces.cut(
                start,
                length,
                windows,
                (first, count) -> add(start + first * length, virtual + first * length, count * length));
    }

    private void add(double start, double virtual, double seconds) {
        members.metering().add(window, start, seconds);
        members.protection().count(window, temperature.celsius(), virtual, seconds);
    }

    private void record(double start, double seconds, double endSample) {
        members.recording().reach(start, start + seconds, end -> snapshot.apply(time.virtual(endSample)));
    }
}
