package io.metertwin.app.options;

import picocli.CommandLine.Option;

/** The options of {@code certify} as they were written; {@link CertifyPlanner} gives them their meaning. */
public final class CertifyArguments {

    @Option(names = "--model", paramLabel = "CODE", description = "Model code; MPM4410-A by default.")
    String model;

    @Option(
            names = "--sensor",
            paramLabel = "rcoil,1000A,85mV",
            description = "The current sensor on every input (rcoil or vct); nominal=2000A gives its nominal current.")
    String sensor;

    @Option(
            names = "--accuracy",
            paramLabel = "ideal|typical|FILE",
            description = "Inputs without any error (default), good real ones, or your own profile in YAML.")
    String accuracy;

    @Option(
            names = {"--frequency", "--nominal-frequency"},
            paramLabel = "50Hz|60Hz",
            description = "Reference frequency; 50 Hz by default.")
    String frequency;

    @Option(names = "--wiring", paramLabel = "3P4W_4CT", description = "Wiring mode; 3P4W_4CT by default.")
    String wiring;

    @Option(
            names = "--class",
            paramLabel = "0.5S|0.2S|0.1S|FILE",
            description = "Limits for active energy; 0.5S by default, or your own in YAML.")
    String accuracyClass = "0.5S";

    @Option(
            names = "--reactive-class",
            paramLabel = "1S|FILE|off",
            description = "Limits for reactive energy; 1S by default.")
    String reactiveClass = "1S";

    @Option(
            names = "--in",
            paramLabel = "1000A",
            description = "Rated current In of the tables; the sensor's primary by default.")
    String ratedCurrent;

    @Option(
            names = "--imax",
            paramLabel = "2000A",
            description = "Highest test current; the sensor's nominal current by default.")
    String highestCurrent;

    @Option(names = "--seed", paramLabel = "N", description = "Which meter of its kind: input errors and noise.")
    String seed;
}
