package io.metertwin.core.event;

/** Meter time of the samples. */
@FunctionalInterface
public interface SampleCalendar {

    /**
     * What the meter's clock shows at a sample.
     *
     * @param sample samples since the start of the run; may fall between samples
     * @return milliseconds since 1970-01-01 00:00 in meter time
     */
    long millisAt(double sample);
}
