package io.metertwin.app.options;

import io.metertwin.signal.Phasor;

/**
 * {@code 10%@30deg}: a size against the fundamental, and an angle that is 0 unless given.
 *
 * @param perUnit size, per unit
 * @param radians angle, radians
 */
record RelativeSize(double perUnit, double radians) {

    /** Reads the text. */
    static RelativeSize parse(String text) {
        String[] sizeAndAngle = text.split("@", -1);
        if (sizeAndAngle.length > 2) {
            throw new OptionException("'" + text + "' is not a size with an angle; write 10%@30deg");
        }
        return new RelativeSize(
                Measure.PERCENT.parse(sizeAndAngle[0]),
                sizeAndAngle.length < 2 ? 0 : Measure.ANGLE.parse(sizeAndAngle[1]));
    }

    /** The same as a phasor. */
    Phasor phasor() {
        return Phasor.polar(perUnit, radians);
    }
}
