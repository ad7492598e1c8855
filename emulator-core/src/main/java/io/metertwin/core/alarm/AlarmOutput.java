package io.metertwin.core.alarm;

/** What alarms switch. */
@FunctionalInterface
public interface AlarmOutput {

    /**
     * Tells what the alarms ask for from an instant on; told in the order of time, and again when nothing has changed.
     *
     * @param relay whether an alarm linked to the relay lasts
     * @param buzzer whether an alarm linked to the buzzer lasts
     * @param second when, seconds of virtual time since 1970
     */
    void follow(boolean relay, boolean buzzer, double second);
}
