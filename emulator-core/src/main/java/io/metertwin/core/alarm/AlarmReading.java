package io.metertwin.core.alarm;

/**
 * One alarm point as it stands.
 *
 * @param active whether there is an alarm
 * @param sinceMillis when the present or last alarm was raised, milliseconds since 1970-01-01 00:00 in meter time; 0 when
 *     there has been none
 * @param triggerValue the deciding value that raised it, in the unit of the point; 0 when there has been none
 */
public record AlarmReading(boolean active, long sinceMillis, double triggerValue) {

    /** No alarm yet. */
    public static final AlarmReading NONE = new AlarmReading(false, 0, 0);

    /** True when there is an alarm or has been one. */
    public boolean hasBeen() {
        return sinceMillis != 0;
    }
}
