package io.metertwin.core.measure;

import io.metertwin.core.device.ModelCode;

/**
 * What the nameplate says.
 *
 * @param model model code
 * @param serialNumber eight decimal digits; the last four open settings and reset (manual 7.5)
 * @param firmware version of the twin
 */
public record MeterIdentity(ModelCode model, String serialNumber, String firmware) {

    /** Refuses serial numbers no nameplate has. */
    public MeterIdentity {
        if (!serialNumber.matches("\\d{8}")) {
            throw new IllegalArgumentException("a serial number has eight digits, not '" + serialNumber + "'");
        }
    }
}
