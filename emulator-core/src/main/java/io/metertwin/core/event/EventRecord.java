package io.metertwin.core.event;

/**
 * An event in the log.
 *
 * @param number running number of the event since the meter was new, from 1
 * @param event what happened, as far as it is known
 */
public record EventRecord(long number, MeterEvent event) {}
