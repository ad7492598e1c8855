package io.metertwin.core.output;

/** The buzzer of the panel: sounds as long as an alarm linked to it lasts (manual 7.5.6). */
public final class Buzzer {

    private boolean sounding;

    /** Tells whether there is an alarm for it. */
    public void follow(boolean alarm) {
        sounding = alarm;
    }

    /** Whether it sounds. */
    public boolean sounding() {
        return sounding;
    }
}
