package io.metertwin.core.fault;

import io.metertwin.core.device.SupplyVoltage;

/**
 * Another auxiliary voltage; outside the range of the model the meter goes off, inside it comes back (manual 8.2).
 *
 * @param voltage the voltage from now on
 */
public record SupplyFault(SupplyVoltage voltage) implements DeviceFault {}
