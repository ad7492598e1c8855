package io.metertwin.core.event;

import java.util.EnumSet;
import java.util.Set;

/** Watches one group for one kind of event. */
final class VoltageWatch {

    /** Makes the event of a kind. */
    interface Form {

        MeterEvent event(EventSpan span, AffectedVoltages on, double extremeVolts);
    }

    /** The place and time an event is told with. */
    record Station(VoltageGroup group, SampleCalendar calendar, double samplesPerMilli) {}

    private final Station station;
    private final EventLog log;
    private final Form form;
    private final Set<VoltageChannel> channels = EnumSet.noneOf(VoltageChannel.class);
    private boolean open;
    private long number;
    private double startSample;
    private EventSpan span;
    private double declaredVolts;
    private double extreme;

    VoltageWatch(Station station, EventLog log, Form form) {
        this.station = station;
        this.log = log;
        this.form = form;
    }

    /**
     * Judges the group after one of its channels has a new value.
     *
     * @param band when the event begins and ends
     * @param declared the voltage the thresholds are parts of
     * @param volts the latest value of every channel
     * @param sample the instant the new value stands for
     */
    void judge(EventBand band, double declared, double[] volts, double sample) {
        if (open && band.ends(volts)) {
            end(sample);
        } else if (open) {
            if (widen(band, volts)) {
                log.update(number, event());
            }
        } else if (band.begins(volts)) {
            begin(band, declared, volts, sample);
        }
    }

    private void begin(EventBand band, double declared, double[] volts, double sample) {
        open = true;
        startSample = sample;
        span = EventSpan.begun(station.calendar().millisAt(sample));
        declaredVolts = declared;
        extreme = Double.NaN;
        channels.clear();
        widen(band, volts);
        number = log.add(event());
    }

    /** Takes in the values; true when the event is more than it was. */
    private boolean widen(EventBand band, double[] volts) {
        double extremeBefore = extreme;
        boolean more = false;
        for (int k = 0; k < volts.length; k++) {
            extreme = band.further(extreme, volts[k]);
            more |= band.beyond(volts[k])
                    && channels.add(station.group().channels().get(k));
        }
        return more || extreme != extremeBefore;
    }

    /** Ends the event, if one lasts, at a sample. */
    void end(double sample) {
        if (open) {
            open = false;
            span = span.ended(Math.max(0, sample - startSample) / station.samplesPerMilli());
            log.update(number, event());
        }
    }

    private MeterEvent event() {
        return form.event(span, new AffectedVoltages(station.group().bank(), channels, declaredVolts), extreme);
    }
}
