package io.metertwin.dsp;

import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.frontend.InputFault;
import java.util.List;

/**
 * How a test bench is fitted out.
 *
 * @param hung the sensors that hang there, one for each circuit, or one for all
 * @param told the sensors the meter was told of, likewise
 * @param wiring of all circuits
 * @param accuracy of the inputs
 * @param faults of wiring and sensors
 */
record Fitting(
        List<CurrentSensor> hung,
        List<CurrentSensor> told,
        Wiring wiring,
        AccuracyProfile accuracy,
        List<InputFault> faults) {

    /** Sound inputs, and a meter that was told the truth. */
    static Fitting sound(CurrentSensor sensor, Wiring wiring) {
        return new Fitting(List.of(sensor), List.of(sensor), wiring, AccuracyProfile.IDEAL, List.of());
    }

    Fitting with(AccuracyProfile other) {
        return new Fitting(hung, told, wiring, other, faults);
    }

    Fitting with(List<InputFault> others) {
        return new Fitting(hung, told, wiring, accuracy, others);
    }

    Fitting told(List<CurrentSensor> others) {
        return new Fitting(hung, others, wiring, accuracy, faults);
    }

    Fitting hung(List<CurrentSensor> others) {
        return new Fitting(others, told, wiring, accuracy, faults);
    }

    static CurrentSensor of(List<CurrentSensor> sensors, int circuit) {
        return sensors.get(Math.min(circuit, sensors.size() - 1));
    }
}
