package io.metertwin.core.output;

import io.metertwin.core.settings.RelayLogic;
import io.metertwin.core.settings.RelayMode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The relay: a normally open contact that follows its coil after {@link #OPERATE_SECONDS} (manual 5.9, 8.6; decisions 24
 * and 29). In alarm mode delay and hold lie between the alarms and the coil; by hand it moves at once and closed means
 * closed, whatever the logic.
 *
 * <p>Seconds are those of virtual time since 1970 and never go back; an earlier one counts as the latest so far.
 */
public final class Relay {

    /** From the coil to the contact. */
    public static final double OPERATE_SECONDS = 0.02;

    private static final int VERSION = 1;

    /** Times this close are one. */
    private static final double SAME_SECONDS = 1e-6;

    private RelaySetup setup = new RelaySetup(RelayMode.MANUAL, RelayLogic.NORMAL, 0, 0);
    private double now = Double.NEGATIVE_INFINITY;
    private boolean wanted;
    private double wantedSince = Double.NEGATIVE_INFINITY;
    private boolean showing;
    private double showingSince = Double.NEGATIVE_INFINITY;
    private boolean coil;
    private double coilSince = Double.NEGATIVE_INFINITY;
    private boolean closed;
    private long operations;

    /** Takes over a setup. A relay that comes under alarms shows them at once; one that leaves them stays as it is. */
    public void configure(RelaySetup next, double second) {
        advanceTo(second);
        boolean entersAlarms = setup.manual() && !next.manual();
        setup = next;
        if (entersAlarms) {
            showing = coil != next.inverted();
            showingSince = Double.NEGATIVE_INFINITY;
        }
        if (!next.manual()) {
            switchCoil(showing != next.inverted(), now);
        }
        advanceTo(second);
    }

    /** Tells whether there is an alarm from a second on. */
    public void follow(boolean alarm, double second) {
        advanceTo(second);
        if (alarm != wanted) {
            wanted = alarm;
            wantedSince = now;
            advanceTo(second);
        }
    }

    /**
     * Closes or opens it by hand.
     *
     * @return false when it is in alarm mode; nothing happens then
     */
    public boolean operate(boolean close, double second) {
        advanceTo(second);
        if (!setup.manual()) {
            return false;
        }
        switchCoil(close, now);
        return true;
    }

    /** Without power the contact opens at once. */
    public void release(double second) {
        advanceTo(second);
        wanted = false;
        showing = false;
        coil = false;
        closed = false;
    }

    /** Lets time pass. */
    public void advanceTo(double second) {
        double before = now;
        now = Math.max(now, second);
        if (!setup.manual() && wanted != showing) {
            double due = wanted ? wantedSince + setup.delaySeconds() : showingSince + setup.holdSeconds();
            double at = Math.max(before, Math.max(wantedSince, due));
            if (at <= now + SAME_SECONDS) {
                showing = wanted;
                showingSince = at;
                switchCoil(showing != setup.inverted(), at);
            }
        }
        moveContact(now);
    }

    private void switchCoil(boolean on, double at) {
        moveContact(at);
        if (on != coil) {
            coil = on;
            coilSince = at;
        }
    }

    private void moveContact(double until) {
        if (closed != coil && coilSince + OPERATE_SECONDS <= until + SAME_SECONDS) {
            closed = coil;
            operations += closed ? 1 : 0;
        }
    }

    /** The relay at the latest second. */
    public RelayReading reading() {
        return new RelayReading(closed, coil, operations);
    }

    /** Writes what outlives a power cut: the number of operations. Without power the contact is open. */
    public void save(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(operations);
    }

    /**
     * Takes over the number of operations that was saved.
     *
     * @throws IOException when that is none; nothing has changed then
     */
    public void restore(DataInputStream in) throws IOException {
        if (in.readByte() != VERSION) {
            throw new IOException("a stored relay of another version");
        }
        long stored = in.readLong();
        if (stored < 0) {
            throw new IOException("the stored number of relay operations is below 0");
        }
        operations = stored;
    }
}
