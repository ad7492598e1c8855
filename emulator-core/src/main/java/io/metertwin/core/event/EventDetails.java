package io.metertwin.core.event;

import io.metertwin.core.unit.Unit;
import java.util.Collection;

/**
 * Takes what an event says beside its kind and its time, one detail after the other, in the form in which users see it:
 * circuits and banks count from 1. Names are those of fields in JSON.
 */
public interface EventDetails {

    /** A text. */
    void text(String name, String value);

    /** Several texts; at least one. */
    void texts(String name, Collection<String> values);

    /** A whole number: the number of a circuit or of a bank. */
    void count(String name, int value);

    /** A measured value in its unit; one that is not finite says nothing. */
    void value(String name, double value, Unit unit);

    /** A meter time, milliseconds since 1970-01-01 00:00. */
    void time(String name, long meterMillis);
}
