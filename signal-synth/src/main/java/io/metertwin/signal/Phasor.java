package io.metertwin.signal;

/**
 * A complex rms value: a component of order h is {@code sqrt(2) * magnitude * cos(h * theta + radians)}.
 *
 * @param re real part
 * @param im imaginary part
 */
public record Phasor(double re, double im) {

    /** The phasor of a silent component. */
    public static final Phasor ZERO = new Phasor(0, 0);

    /** The phasor of something that is not there to be measured. */
    public static final Phasor ABSENT = new Phasor(Double.NaN, Double.NaN);

    /** Phasor of the given rms magnitude and angle in radians. */
    public static Phasor polar(double magnitude, double radians) {
        return new Phasor(magnitude * StrictMath.cos(radians), magnitude * StrictMath.sin(radians));
    }

    /** Phasor of the given rms magnitude and angle in degrees. */
    public static Phasor degrees(double magnitude, double degrees) {
        return polar(magnitude, StrictMath.toRadians(degrees));
    }

    /** Rms magnitude. */
    public double magnitude() {
        return StrictMath.hypot(re, im);
    }

    /** Angle in radians, (-pi, pi]. */
    public double radians() {
        return StrictMath.atan2(im, re);
    }

    /** The sum of both. */
    public Phasor plus(Phasor other) {
        return new Phasor(re + other.re, im + other.im);
    }

    /** This less the other. */
    public Phasor minus(Phasor other) {
        return new Phasor(re - other.re, im - other.im);
    }

    /** The product of both. */
    public Phasor times(Phasor other) {
        return new Phasor(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    /** This scaled by a real factor. */
    public Phasor times(double factor) {
        return new Phasor(re * factor, im * factor);
    }

    /** The complex conjugate. */
    public Phasor conjugate() {
        return new Phasor(re, -im);
    }

    /** This turned by an angle in radians. */
    public Phasor turned(double radians) {
        return times(polar(1, radians));
    }
}
