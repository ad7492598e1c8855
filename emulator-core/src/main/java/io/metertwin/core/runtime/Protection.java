package io.metertwin.core.runtime;

import io.metertwin.core.alarm.AlarmInputs;
import io.metertwin.core.alarm.AlarmOutput;
import io.metertwin.core.alarm.Alarms;
import io.metertwin.core.alarm.DemandSource;
import io.metertwin.core.command.CommandResult;
import io.metertwin.core.event.EventLog;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.measure.ProtectionReadings;
import io.metertwin.core.output.Buzzer;
import io.metertwin.core.output.Relay;
import io.metertwin.core.output.RelayReading;
import io.metertwin.core.output.RelaySetup;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.WindowMeasurement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.DoubleToLongFunction;

/**
 * Alarms with the relay and the buzzer they drive. Seconds are those of virtual time since 1970. Used by the loop's thread.
 */
final class Protection {

    private final Alarms alarms;
    private final DemandSource demand;
    private final Relay relay = new Relay();
    private final Buzzer buzzer = new Buzzer();
    private final AlarmOutput outputs = (closes, sounds, second) -> {
        relay.follow(closes, second);
        buzzer.follow(sounds);
    };

    /**
     * A protection that is off.
     *
     * @param circuits number of circuits
     * @param log takes in the alarms
     * @param meterMillis the meter's clock: milliseconds since 1970 at a second of virtual time
     * @param demand where demand alarms find the present demand
     */
    Protection(int circuits, EventLog log, DoubleToLongFunction meterMillis, DemandSource demand) {
        alarms = new Alarms(circuits, log, meterMillis);
        this.demand = demand;
    }

    /** Takes over the settings. */
    void configure(Settings settings, double second) {
        relay.configure(RelaySetup.of(settings), second);
        alarms.configure(settings, second, outputs);
    }

    /** The supply is gone: alarms are held, the contact opens. {@link #configure} starts again. */
    void switchOff(double second) {
        alarms.stop(second, outputs);
        relay.release(second);
    }

    /** True when an event is that of an alarm that a power cut has interrupted and that may go on. */
    boolean holds(MeterEvent event) {
        return alarms.holds(event);
    }

    /** True while a demand alarm is on: the demand must be told as it was at the end of each window. */
    boolean judgesDemand() {
        return alarms.judgesDemand();
    }

    /**
     * Judges a window, or several in a row that measured the same.
     *
     * @param window what was measured
     * @param celsius what the temperature input shows; NaN without a sensor
     * @param start begin of the first one
     * @param seconds how long all of them lasted
     */
    void count(WindowMeasurement window, double celsius, double start, double seconds) {
        alarms.add(new AlarmInputs(window, celsius, demand), start, seconds, outputs);
    }

    /** Closes or opens the relay by hand, or says why not. */
    CommandResult operate(boolean close, double second) {
        return relay.operate(close, second)
                ? new CommandResult.Accepted()
                : new CommandResult.Refused(
                        CommandResult.Kind.LOCKED, "the relay is in alarm mode; set relay.mode to manual first");
    }

    /**
     * Lets time pass.
     *
     * @return true when the contact moved
     */
    boolean advanceTo(double second) {
        RelayReading before = relay.reading();
        relay.advanceTo(second);
        return before.closed() != relay.reading().closed();
    }

    /** Alarms, relay and buzzer as they stand. */
    ProtectionReadings readings() {
        return new ProtectionReadings(alarms.readings(), relay.reading(), buzzer.sounding());
    }

    /** Writes what outlives a power cut. */
    void save(DataOutputStream out) throws IOException {
        relay.save(out);
        alarms.save(out);
    }

    /**
     * Goes on from what was saved; to be called after {@link #configure}.
     *
     * @throws IOException when it is damaged; the part that is stays as it was
     */
    void restore(DataInputStream in) throws IOException {
        relay.restore(in);
        alarms.restore(in);
    }
}
