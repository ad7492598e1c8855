package io.metertwin.app.certify.report;

import io.metertwin.app.certify.Certification;
import io.metertwin.app.certify.RowResult;
import io.metertwin.app.certify.limits.AccuracyClass;
import io.metertwin.app.options.CertifyPlan;
import io.metertwin.app.options.RunPlan;
import io.metertwin.core.settings.Settings;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.CurrentSensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything a type test found and what it was done with.
 *
 * @param version version of the twin
 * @param plan what was asked for
 * @param results every row in the order of the tables
 * @param omissions what was left out and why
 */
public record Certificate(String version, CertifyPlan plan, List<RowResult> results, List<String> omissions) {

    /** What a reader must know before anything else. */
    static final String DISCLAIMER =
            "A simulated type test of a software twin. It is not a certificate of an accredited"
                    + " laboratory and says nothing about a real meter. The limits are to be checked against the standard before"
                    + " anyone claims compliance.";

    private static final double MILLI = 1e3;

    /** Keeps copies of the lists. */
    public Certificate {
        results = List.copyOf(results);
        omissions = List.copyOf(omissions);
    }

    /** True when no row failed. */
    public boolean passed() {
        return failures().isEmpty();
    }

    /** The rows that failed. */
    public List<RowResult> failures() {
        return results.stream().filter(result -> !result.passed()).toList();
    }

    /** Names of the classes. */
    String classNames() {
        return plan.classes().stream().map(AccuracyClass::name).collect(Collectors.joining(" and "));
    }

    /** The circumstances by name, in the order they are told. */
    Map<String, String> circumstances() {
        RunPlan meter = plan.meter();
        Settings settings = meter.device().settings();
        Map<String, String> told = new LinkedHashMap<>();
        told.put("model", meter.device().model().code());
        told.put("serial number", meter.run().serialNumber());
        told.put("version", "metertwin " + version);
        for (AccuracyClass accuracyClass : plan.classes()) {
            told.put(accuracyClass.energy().id() + " energy", accuracyClass.title());
        }
        told.put("sensor", sensor());
        told.put("inputs", inputs());
        told.put("wiring", settings.text(settings.catalogue().grid.wiring));
        told.put("frequency", settings.text(settings.catalogue().grid.nominalFrequency) + " Hz");
        told.put("Un", Figures.plain(Certification.VOLTS) + " V line to neutral");
        told.put("In", Figures.plain(plan.ratedAmperes()) + " A");
        told.put("Imax", Figures.plain(plan.highestAmperes()) + " A");
        told.put("seed", Long.toString(meter.run().seed()));
        told.put("virtual start", meter.run().start().toString());
        return told;
    }

    /** All settings of the meter by id, passwords left out. */
    Map<String, String> settings() {
        Settings settings = plan.meter().device().settings();
        Map<String, String> texts = new LinkedHashMap<>();
        settings.catalogue().all().stream()
                .filter(setting -> !setting.secret())
                .forEach(setting -> texts.put(setting.id(), settings.text(setting)));
        return texts;
    }

    private String sensor() {
        CurrentSensor sensor = plan.sensor().sensor();
        String kind = sensor.kind() == CurrentSensor.Kind.ROGOWSKI ? "Rogowski coil " : "VCT ";
        return kind + Figures.plain(sensor.primaryAmperes()) + " A / "
                + Figures.plain(Math.rint(sensor.secondaryVolts() * MILLI * MILLI) / MILLI) + " mV on every input";
    }

    private String inputs() {
        AccuracyProfile profile = plan.meter().world().accuracy();
        if (profile.equals(AccuracyProfile.IDEAL)) {
            return "ideal: no error at all";
        }
        return String.format(
                Locale.ROOT,
                "%s: %s, %s, gain within %s %%, phase within %s deg, offset within %s %%",
                plan.accuracy(),
                profile.bits() == 0 ? "no quantising" : profile.bits() + " bit",
                Double.isInfinite(profile.noiseDb()) ? "no noise" : Figures.plain(profile.noiseDb()) + " dB",
                Figures.plain(100 * profile.gainErrorLimit()),
                Figures.plain(Math.toDegrees(profile.phaseErrorLimit())),
                Figures.plain(100 * profile.offsetLimit()));
    }
}
