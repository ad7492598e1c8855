package io.metertwin.core.record;

import io.metertwin.core.unit.NumberText;
import io.metertwin.core.unit.Unit;

/**
 * One column of a record file.
 *
 * @param id full id of the value
 * @param unit its unit
 */
public record RecordColumn(String id, Unit unit) {

    /** The column's title: {@code c1.p.total [W]}. */
    String title() {
        return unit == Unit.NONE ? id : id + " [" + unit.symbol() + "]";
    }

    /** A value of the column. */
    String format(double value) {
        return switch (unit) {
            case WATT_HOUR, VAR_HOUR, VOLT_AMPERE_HOUR -> CsvText.counted(value);
            default -> NumberText.measured(value);
        };
    }
}
