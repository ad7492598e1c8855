package io.metertwin.core.runtime;

import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.SampleCalendar;
import io.metertwin.core.event.VoltageChannel;
import io.metertwin.core.event.VoltageEventDetector;
import io.metertwin.core.event.VoltageGroup;
import io.metertwin.core.event.VoltageThresholds;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.Wiring;
import io.metertwin.dsp.pipeline.MeasuredWindow;
import java.util.List;
import java.util.Optional;

/** Dips, swells and interruptions of the first bank, as the settings and the wiring say. Used by the loop's thread. */
final class VoltageEvents {

    private final SampleCalendar calendar;
    private final EventLog log;
    private Wiring wiring;
    private VoltageEventDetector detector;
    private double ratio = 1;
    private boolean enabled;

    VoltageEvents(SampleCalendar calendar, EventLog log) {
        this.calendar = calendar;
        this.log = log;
    }

    /** Takes over the settings; events that last are judged by them from now on. */
    void configure(Settings settings, double sampleRateHz) {
        Wiring next = settings.get(settings.catalogue().grid.wiring);
        if (!next.equals(wiring)) {
            if (detector != null) {
                detector.stop();
            }
            wiring = next;
            detector = new VoltageEventDetector(group(next), sampleRateHz, calendar, log);
        }
        double nextRatio = settings.get(settings.catalogue().grid.vtRatio);
        detector.rescale(nextRatio / ratio);
        ratio = nextRatio;
        Optional<VoltageThresholds> thresholds = VoltageThresholds.of(settings);
        enabled = thresholds.isPresent();
        if (enabled) {
            VoltageThresholds phases = thresholds.get();
            detector.configure(wiring.isThreeWire() ? phases.lineToLine() : phases);
        } else {
            detector.stop();
        }
    }

    private static VoltageGroup group(Wiring wiring) {
        if (wiring.isThreeWire()) {
            return VoltageGroup.lines(0);
        }
        List<VoltageChannel> phases = VoltageChannel.PHASES.stream()
                .filter(channel -> wiring.hasPhaseVoltage(channel.ordinal()))
                .toList();
        return new VoltageGroup(0, phases);
    }

    /** Ends the events that last: the meter goes off, or comes back. {@link #configure} starts again. */
    void stop() {
        detector.stop();
    }

    /** Judges a sampled window half cycle by half cycle. */
    void accept(MeasuredWindow window) {
        if (enabled) {
            window.halfCycles(detector);
        }
    }

    /** Lets the cycles of a window that does not count run into the next one. */
    void settle(MeasuredWindow window) {
        if (enabled) {
            window.halfCycles((channel, from, to, volts) -> {});
        }
    }

    /** Judges windows in which nothing changes: every half cycle reads what the window reads. */
    void acceptSteady(WindowMeasurement last, double seconds) {
        if (!enabled) {
            return;
        }
        double rate = last.span().sampleRateHz();
        double cycle = Double.isNaN(last.hertz()) ? last.span().lengthSamples() / 10 : rate / last.hertz();
        double end = last.span().endSample();
        judge(last, end - seconds * rate, cycle);
        judge(last, end - cycle, cycle);
    }

    private void judge(WindowMeasurement window, double start, double cycle) {
        PhaseValues volts = wiring.isThreeWire()
                ? window.banks().get(0).lineVolts()
                : window.banks().get(0).phaseVolts();
        int channel = 0;
        for (int k = 0; k < 3; k++) {
            if (!Double.isNaN(volts.at(k))) {
                detector.accept(channel, start, start + cycle, volts.at(k));
                channel++;
            }
        }
    }
}
