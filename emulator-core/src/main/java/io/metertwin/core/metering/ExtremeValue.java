package io.metertwin.core.metering;

import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.WindowMeasurement;

/**
 * A measured value whose maximum and minimum are recorded.
 *
 * @param id name without the circuit, such as {@code i1}; that of the quantity it is an extreme of
 * @param unit unit of the value
 * @param term what the value is
 * @param source section of the manual
 * @param ofCircuit whether each circuit has it, or the meter once
 * @param position place among those of a circuit, or among those of the meter
 * @param reading finds it in a window
 */
public record ExtremeValue(
        String id, Unit unit, String term, String source, boolean ofCircuit, int position, Reading reading) {

    /** Takes the value from a window. */
    @FunctionalInterface
    public interface Reading {
        /**
         * The value; NaN when absent.
         *
         * @param circuit circuit from 0; ignored by values of the meter
         */
        double of(WindowMeasurement window, int circuit);
    }
}
