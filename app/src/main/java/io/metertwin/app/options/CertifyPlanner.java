package io.metertwin.app.options;

import io.metertwin.app.certify.limits.AccuracyClass;
import io.metertwin.app.certify.limits.MeteredEnergy;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Makes the plan of a type test from its arguments. */
public final class CertifyPlanner {

    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final CertifyArguments arguments;

    /** A planner for what stood on the command line. */
    public CertifyPlanner(CertifyArguments arguments) {
        this.arguments = arguments;
    }

    /**
     * The plan.
     *
     * @throws OptionException when something cannot be understood or does not go together
     */
    public CertifyPlan plan() {
        RunPlan meter = new RunPlanner(meterArguments(), ConfigFile.EMPTY, () -> START).plan();
        SensorOption sensor = meter.world().sensorAt(0, 0);
        if (sensor.circuit() >= 0) {
            throw new OptionException(
                    "--sensor: one sensor hangs on every input here; leave out what stands before '='");
        }
        return new CertifyPlan(
                meter,
                classes(),
                sensor,
                arguments.accuracy == null ? "ideal" : arguments.accuracy,
                current(arguments.ratedCurrent, "--in", sensor.sensor().primaryAmperes()),
                current(arguments.highestCurrent, "--imax", sensor.nominalAmperes()));
    }

    private RunArguments meterArguments() {
        RunArguments meter = new RunArguments();
        meter.device.model = arguments.model;
        meter.device.wiring = arguments.wiring;
        meter.device.nominalFrequency = arguments.frequency;
        meter.device.sensor = arguments.sensor == null ? List.of() : List.of(arguments.sensor);
        meter.world.accuracy = arguments.accuracy;
        meter.run.seed = arguments.seed;
        return meter;
    }

    private List<AccuracyClass> classes() {
        List<AccuracyClass> classes = new ArrayList<>();
        classes.add(new PlacedText("--class", arguments.accuracyClass)
                .read(text -> LimitsFile.parse(text, MeteredEnergy.ACTIVE)));
        if (!arguments.reactiveClass.equals("off")) {
            classes.add(new PlacedText("--reactive-class", arguments.reactiveClass)
                    .read(text -> LimitsFile.parse(text, MeteredEnergy.REACTIVE)));
        }
        return classes;
    }

    private static double current(String text, String option, double otherwise) {
        if (text == null) {
            return otherwise;
        }
        double amperes = new PlacedText(option, text).read(Measure.CURRENT::parse);
        if (amperes <= 0) {
            throw new OptionException(option + ": '" + text + "' is not above 0 A");
        }
        return amperes;
    }
}
