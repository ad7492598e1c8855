package io.metertwin.signal.frontend;

import io.metertwin.signal.Tap;

/**
 * One input of the meter and what is connected to it.
 *
 * @param tap the linear path from the primary side, without the input's own errors
 * @param peakVolts end of the input's range; more clips (manual 8.3, 8.4)
 * @param fullScaleVolts rms of the full-scale sine that noise and offset refer to
 * @param sensorPeakVolts where the sensor itself saturates, volts at the input, above 0; infinity when it does not
 */
public record InputPath(Tap tap, double peakVolts, double fullScaleVolts, double sensorPeakVolts) {

    /** Peak of a current input (manual 8.4: 900 mV). */
    public static final double CURRENT_PEAK_VOLTS = 0.9;

    /** Rms range of a current input (manual 8.4: 636 mV). */
    public static final double CURRENT_RMS_VOLTS = 0.636;

    /** Rms range of a voltage input (manual 8.3: 720 V). */
    public static final double VOLTAGE_RMS_VOLTS = 720;

    /** Peak of a voltage input: 720 V times the square root of 2. */
    public static final double VOLTAGE_PEAK_VOLTS = 1018;

    /** Refuses a saturation that is not above 0. */
    public InputPath {
        if (!(sensorPeakVolts > 0)) {
            throw new IllegalArgumentException("a sensor must saturate above 0 V, not at " + sensorPeakVolts + " V");
        }
    }

    /**
     * An input whose sensor does not saturate.
     *
     * @param tap the linear path
     * @param peakVolts end of the input's range
     * @param fullScaleVolts rms of the full-scale sine
     */
    public InputPath(Tap tap, double peakVolts, double fullScaleVolts) {
        this(tap, peakVolts, fullScaleVolts, Double.POSITIVE_INFINITY);
    }

    /**
     * A voltage input behind a voltage transformer.
     *
     * @param channel primary voltage channel
     * @param ratio primary over secondary voltage
     */
    public static InputPath voltage(int channel, double ratio) {
        return new InputPath(new Tap(channel, 1 / ratio, false, 0), VOLTAGE_PEAK_VOLTS, VOLTAGE_RMS_VOLTS);
    }

    /**
     * A current input with its sensor.
     *
     * @param channel primary current channel
     * @param sensor what hangs around the conductor
     * @param ctRatio current transformer in front of the sensor, 1 when there is none
     * @param nominalAmperes current at the sensor the input's gain is set for
     */
    public static InputPath current(int channel, CurrentSensor sensor, double ctRatio, double nominalAmperes) {
        Tap tap = new Tap(channel, sensor.gain() / ctRatio, sensor.kind() == CurrentSensor.Kind.ROGOWSKI, 0);
        double nominalVolts = nominalAmperes * sensor.secondaryVolts() / sensor.primaryAmperes();
        return new InputPath(tap, CURRENT_PEAK_VOLTS, Math.min(CURRENT_RMS_VOLTS, nominalVolts));
    }

    /** This path with the gain and the delay of an imperfect input or sensor added. */
    InputPath withErrors(double gainError, double delaySeconds) {
        return withTap(new Tap(
                tap.channel(), tap.gain() * (1 + gainError), tap.derivative(), tap.delaySeconds() + delaySeconds));
    }

    /** The same input with something else connected. */
    InputPath withTap(Tap other) {
        return new InputPath(other, peakVolts, fullScaleVolts, sensorPeakVolts);
    }

    /** The same sensor on another conductor, -1 for none. */
    InputPath onChannel(int channel) {
        return withTap(new Tap(channel, tap.gain(), tap.derivative(), tap.delaySeconds()));
    }

    /** The same input with the sensor of another one plugged in. */
    InputPath withSensorOf(InputPath other) {
        return new InputPath(other.tap, peakVolts, fullScaleVolts, other.sensorPeakVolts);
    }

    /** The same input with a sensor that saturates, at the lower of both limits. */
    InputPath saturatingAt(double volts) {
        return new InputPath(tap, peakVolts, fullScaleVolts, Math.min(sensorPeakVolts, volts));
    }

    /** The lowest voltage at which something clips: the sensor or the input. */
    double lowestPeakVolts() {
        return Math.min(peakVolts, sensorPeakVolts);
    }
}
