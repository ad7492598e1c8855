package io.metertwin.benchmarks.accuracy;

import io.metertwin.core.runtime.Fidelity;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.CurrentSensor;
import java.util.Locale;

/**
 * How a meter is set up.
 *
 * @param wiring its wiring mode
 * @param sensor what hangs around the conductors, and what the meter has been told
 * @param fidelity how windows are measured
 * @param nominalHertz 50 or 60: ten or twelve cycles a window
 * @param inputs how imperfect its inputs are
 */
record Setup(Wiring wiring, CurrentSensor.Kind sensor, Fidelity fidelity, long nominalHertz, AccuracyProfile inputs) {

    /** A three-phase four-wire meter with perfect inputs. */
    static Setup of(CurrentSensor.Kind sensor, Fidelity fidelity) {
        return new Setup(Wiring.THREE_PHASE_FOUR_WIRE_4CT, sensor, fidelity, 50, AccuracyProfile.IDEAL);
    }

    /** The same meter wired in another way. */
    Setup with(Wiring other) {
        return new Setup(other, sensor, fidelity, nominalHertz, inputs);
    }

    /** The same meter set to another nominal frequency. */
    Setup withNominal(long hertz) {
        return new Setup(wiring, sensor, fidelity, hertz, inputs);
    }

    /** The same meter with other inputs. */
    Setup with(AccuracyProfile other) {
        return new Setup(wiring, sensor, fidelity, nominalHertz, other);
    }

    /** Name of a sensor as the documents write it. */
    static String name(CurrentSensor.Kind sensor) {
        return sensor == CurrentSensor.Kind.ROGOWSKI ? "coil" : "VCT";
    }

    /** Name of a fidelity as the command line writes it. */
    static String name(Fidelity fidelity) {
        return fidelity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return wiring.code() + ", " + name(sensor) + ", " + name(fidelity);
    }
}
