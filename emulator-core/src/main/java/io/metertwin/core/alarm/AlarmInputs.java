package io.metertwin.core.alarm;

import io.metertwin.core.metering.DemandKind;
import io.metertwin.core.settings.AlarmPoint;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.Harmonics;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.VoltageMeasurement;
import io.metertwin.dsp.WindowMeasurement;
import java.util.List;

/**
 * What alarms are judged by.
 *
 * @param window the window just measured
 * @param celsius what the temperature input shows; NaN without a sensor
 * @param demand where the present demand is found
 */
public record AlarmInputs(WindowMeasurement window, double celsius, DemandSource demand) {

    private static final int PHASES = 3;

    /**
     * The value of a point that decides: of several phases the largest when too much is the alarm, the smallest when too
     * little is. Absent phases do not count (decision 11).
     *
     * @param circuit circuit from 0
     * @return in the unit of the point; NaN when nothing is present
     */
    public double deciding(int circuit, AlarmPoint point) {
        CircuitMeasurement measured = window.circuits().get(circuit);
        return switch (point) {
            case OVERCURRENT, UNDERCURRENT -> farthest(point, measured.amperes());
            case OVERVOLTAGE, UNDERVOLTAGE -> farthest(point, bank().phaseVolts());
            case LINE_OVERVOLTAGE, LINE_UNDERVOLTAGE -> farthest(point, bank().lineVolts());
            case OVERPOWER_P -> Math.abs(measured.total().watts());
            case OVERPOWER_Q -> Math.abs(measured.total().vars());
            case OVERPOWER_S -> Math.abs(measured.total().voltAmperes());
            case OVERDEMAND_P -> demand.demand(circuit, DemandKind.ACTIVE);
            case OVERDEMAND_Q -> demand.demand(circuit, DemandKind.REACTIVE);
            case OVERDEMAND_S -> demand.demand(circuit, DemandKind.APPARENT);
            case OVERTHD_U -> largestDistortion(bank().harmonics());
            case OVERTHD_I -> largestDistortion(measured.harmonics());
            case TEMPERATURE -> celsius;
            case ZERO_SEQUENCE -> window.residualAmperes();
        };
    }

    private VoltageMeasurement bank() {
        return window.banks().get(0);
    }

    private static double farthest(AlarmPoint point, PhaseValues values) {
        double farthest = Double.NaN;
        for (int k = 0; k < PHASES; k++) {
            farthest = point.over() ? larger(farthest, values.at(k)) : smaller(farthest, values.at(k));
        }
        return farthest;
    }

    /** Of the three phases: the distortion of a neutral is not judged. */
    private static double largestDistortion(List<Harmonics> waves) {
        double largest = Double.NaN;
        for (int k = 0; k < PHASES; k++) {
            largest = larger(largest, waves.get(k).thdPercent());
        }
        return largest;
    }

    private static double larger(double one, double other) {
        return Double.isNaN(one) || other > one ? other : one;
    }

    private static double smaller(double one, double other) {
        return Double.isNaN(one) || other < one ? other : one;
    }
}
