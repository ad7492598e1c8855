package io.metertwin.benchmarks.accuracy;

/** A row of the target table: what is measured, how an error is stated, how large it may be, and what it comes from. */
enum Target {
    /** Phase and line voltages. */
    VOLTAGE(
            "U, phase and line",
            "%",
            0.001,
            "0.2 %",
            "resampling: on the grid's clock, where there is none, it is gone"),
    /** Line and neutral currents. */
    CURRENT("I, lines and neutral", "%", 0.001, "0.1 %", "as U"),
    /** Active power, of S. */
    POWER("P, of S", "%", 0.001, "0.5 %", "as I"),
    /** Fundamental active power, of S. */
    FUNDAMENTAL_POWER("P1, of S", "%", 0.001, "-", "as P"),
    /** Fundamental reactive power, of S. */
    REACTIVE_POWER("Q1, of S", "%", 0.001, "1 %", "as P"),
    /** Active power of itself at the lowest power factor that is promised. */
    LOW_FACTOR_POWER(
            "P, of P, at a displacement power factor of 0.25", "%", 0.004, "1 %", "the target of P, divided by 0.25"),
    /** System and phase frequencies. */
    FREQUENCY("frequency, steady", "mHz", 0.01, "4.5 to 6.5 mHz", "as U"),
    /** System frequency in noise. */
    NOISY_FREQUENCY("frequency, 80 dB SNR", "mHz", 0.1, "4.5 to 6.5 mHz", "the noise itself"),
    /** System and phase frequencies while the grid's moves. */
    RAMP_FREQUENCY("frequency, at 1 Hz/s", "mHz", 0.5, "4.5 to 6.5 mHz", "not examined, far inside"),
    /** Active power while the frequency moves. */
    RAMP_POWER(
            "P, of S, at 1 Hz/s",
            "%",
            0.01,
            "0.5 %",
            "not examined; a likely part is that samples at equal phases are not equal in time"),
    /** Harmonics 1 to 50, as a share of what they may be off. */
    HARMONIC("harmonics to the 50th, of 0.01 % of itself or 1e-6 of the fundamental", "x", 1, "5 % of itself", "as I"),
    /** Total harmonic distortion. */
    THD("THD of U and I", "points", 0.001, "-", "as the harmonics"),
    /** Negative- and zero-sequence unbalance. */
    UNBALANCE("unbalance of U and I, negative and zero sequence", "points", 0.0005, "-", "as U and I"),
    /** Angles of the fundamentals. */
    ANGLE("angles of the fundamentals", "deg", 0.0005, "-", "as I"),
    /** Energy of a small current through a noisy converter. */
    NOISY_ENERGY("energy, 1 h around 1 % In, ADC noise", "%", 0.002, "1 %", "noise, averaged over all windows"),
    /** Energy of a load that changes on and off the borders of windows. */
    STEP_ENERGY(
            "energy, 60 s of a load that steps every second, of ES",
            "%",
            0.001,
            "0.5 %",
            "two samples for the impulse of a step: its centre is right, its width is not"),
    /** Energy of a load that changes in nearly every window. */
    FAST_STEP_ENERGY(
            "energy, 60 s of a load that steps every 0.27 s, of ES",
            "%",
            Double.POSITIVE_INFINITY,
            "-",
            "as above, with four times as many steps"),
    /** Currents of windows that hold a step of the load. */
    STEP_CURRENT(
            "I of a window that holds a step",
            "%",
            Double.POSITIVE_INFINITY,
            "-",
            "as the energy of a load that steps"),
    /** Voltages and currents while the frequency moves. */
    RAMP_RMS("U and I at 1 Hz/s", "%", Double.POSITIVE_INFINITY, "-", "as P at 1 Hz/s"),
    /** Angles of harmonics above 1 % of the fundamental. */
    HARMONIC_ANGLE("angles of harmonics above 1 % of the fundamental", "deg", Double.POSITIVE_INFINITY, "-", "as U"),
    /** Nonactive and distortion powers of a resistive load, where they are 0. */
    ROOT(
            "N, DI, DV, SH of a resistive load, of S",
            "%",
            Double.POSITIVE_INFINITY,
            "-",
            "roots of differences: where the difference is 0, 1e-9 of S squared are 0.003 % of S");

    private final String term;
    private final String unit;
    private final double limit;
    private final String deviceClass;
    private final String cause;

    Target(String term, String unit, double limit, String deviceClass, String cause) {
        this.term = term;
        this.unit = unit;
        this.limit = limit;
        this.deviceClass = deviceClass;
        this.cause = cause;
    }

    /** What is measured. */
    String term() {
        return term;
    }

    /** Unit of error and limit. */
    String unit() {
        return unit;
    }

    /** Largest error that meets the target; infinity where nothing is promised. */
    double limit() {
        return limit;
    }

    /** True when there is a target at all. */
    boolean isPromised() {
        return limit < Double.POSITIVE_INFINITY;
    }

    /** What the device's own class allows. */
    String deviceClass() {
        return deviceClass;
    }

    /** What the error comes from. */
    String cause() {
        return cause;
    }
}
