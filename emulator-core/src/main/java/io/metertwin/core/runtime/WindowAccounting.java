package io.metertwin.core.runtime;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.pipeline.BegunWindow;
import io.metertwin.dsp.pipeline.MeasuredWindow;
import io.metertwin.signal.InputLayout;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Hands every window that counts to all members of a meter, in their order. Used by the loop's thread. */
final class WindowAccounting {

    private final InputLayout layout;
    private final MeterTime time;
    private final MeterMembers members;
    private final SettingsInForce inForce;
    private final Function<Instant, MeterSnapshot> snapshot;
    private final CountingEdges edges = new CountingEdges();
    private WindowMeasurement window;
    private double[] inputDc;

    /**
     * An account without windows.
     *
     * @param layout the meter's inputs
     * @param time its times
     * @param members who is told of windows
     * @param inForce its settings
     * @param snapshot everything there is to see, for the records
     */
    WindowAccounting(
            InputLayout layout,
            MeterTime time,
            MeterMembers members,
            SettingsInForce inForce,
            Function<Instant, MeterSnapshot> snapshot) {
        this.layout = layout;
        this.time = time;
        this.members = members;
        this.inForce = inForce;
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

    /**
     * Makes a change to the counting that belongs to a moment: now, or as soon as the window that is being measured is
     * known and has been cut there.
     *
     * @param edge the moment, now
     * @param change what to do
     */
    void at(CountingEdge edge, Runnable change) {
        if (window.span().endSample() >= edge.sample()) {
            change.run();
        } else {
            edges.add(edge, change);
        }
    }

    /** Counts a sampled window. */
    void count(MeasuredWindow complete) {
        window = complete.measurement();
        inputDc = complete.inputDc();
        double start = window.span().startSample();
        double end = window.span().endSample();
        add(start, end);
        // What was read with other ratios or wiring than those in force means nothing to the thresholds in force.
        if (complete.isReadBy(inForce.config())) {
            members.voltageEvents().accept(complete);
            members.protection()
                    .count(
                            window,
                            members.temperature().reading().celsius(),
                            time.virtualSeconds(start),
                            window.span().seconds());
        }
        record(start, end);
    }

    /**
     * Counts the begin of a window that does not come to its end: its whole cycles with their own power, the rest with that
     * of the last one.
     *
     * @param from its begin, samples
     * @param to up to where it counts, samples
     * @param begun what was seen of it; empty when that is too little, and the window before it stands for it
     */
    void countPart(double from, double to, Optional<BegunWindow> begun) {
        double cyclesEnd = begun.map(seen -> seen.cycles().span().endSample()).orElse(from);
        begun.ifPresent(seen -> addPart(seen.cycles(), from, Math.min(cyclesEnd, to)));
        addPart(begun.map(BegunWindow::lastCycle).orElse(window), cyclesEnd, to);
        edges.flush();
    }

    /** Makes the changes that are put off: nothing of the window that is being measured counts. */
    void endParts() {
        edges.flush();
    }

    /**
     * Counts windows that were measured without samples.
     *
     * @param last the last of them
     * @param seconds how long all of them lasted
     */
    void countSteady(WindowMeasurement last, double seconds) {
        window = last;
        double begin = last.span().endSample() - seconds * time.sampleRateHz();
        long windows = Math.max(1, Math.round(seconds / last.span().seconds()));
        double length = (last.span().endSample() - begin) / windows;
        double meterLength = length / time.sampleRateHz() * time.clockRate();
        for (long first = 0; first < windows; ) {
            double from = begin + first * length;
            long count = members.recording().windowsUntilDue(time.meterSeconds(from), meterLength, windows - first);
            countSteady(from, length, count);
            first += count;
            record(from, last.span().endSample() - (windows - first) * length);
        }
        members.voltageEvents().acceptSteady(last, seconds);
    }

    private void countSteady(double begin, double length, long windows) {
        if (!members.protection().judgesDemand()) {
            judge(begin, begin + windows * length);
            return;
        }
        MinutePieces.cut(
                time.meterSeconds(begin),
                length / time.sampleRateHz() * time.clockRate(),
                windows,
                (first, count) -> judge(begin + first * length, begin + (first + count) * length));
    }

    private void judge(double from, double to) {
        add(from, to);
        members.protection()
                .count(
                        window,
                        members.temperature().reading().celsius(),
                        time.virtualSeconds(from),
                        (to - from) / time.sampleRateHz());
    }

    private void add(double from, double to) {
        addPart(window, from, to);
        members.metering().addExtremes(window, time.meterSeconds(from), (to - from) / time.sampleRateHz());
    }

    private void addPart(WindowMeasurement powers, double from, double to) {
        edges.cut(
                from,
                to,
                time::meterSeconds,
                (at, end, meter) -> members.metering().addPart(powers, meter, (end - at) / time.sampleRateHz()));
    }

    private void record(double from, double to) {
        double start = time.meterSeconds(from);
        double seconds = (to - from) / time.sampleRateHz() * time.clockRate();
        members.recording().reach(start, start + seconds, end -> snapshot.apply(time.virtual(to)));
    }
}
