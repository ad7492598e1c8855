package io.metertwin.app.lab;

import io.metertwin.core.fault.DeviceFault;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.runtime.MeterLoop;
import java.util.Optional;

/** The meters on the table, as the lab server reaches them. For use by several threads. */
public interface Laboratory {

    /**
     * A meter.
     *
     * @param name its Modbus address, or its serial number of eight digits; empty for the first
     * @throws IllegalArgumentException when no meter has it, naming those there are
     */
    MeterLoop meter(Optional<String> name);

    /**
     * Does something to the devices.
     *
     * @param fault what
     * @param name the Modbus address or serial number of the meter it is done to; empty for all
     * @return what that meter, or the first, then is
     * @throws IllegalArgumentException when no meter has the name, or when all share what the fault is about
     */
    PowerState inject(DeviceFault fault, Optional<String> name);
}
