package io.metertwin.app.options;

import io.metertwin.signal.Phase;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.CsvLoad;
import io.metertwin.signal.grid.Distortion;
import io.metertwin.signal.grid.GatheredLoad;
import io.metertwin.signal.grid.LoadProfile;
import io.metertwin.signal.grid.PhaseLoad;
import io.metertwin.signal.grid.TypicalLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code --load c1=12kW,pf=0.92ind,h5=18%@30deg,leak=30mA}: what hangs behind each circuit.
 *
 * <p>A power is the circuit's total, split equally; {@code c1.l2=} gives one phase its own. {@code 16A@-30deg} gives a
 * current and its angle against the phase's voltage instead. Names and {@code @file.csv} stand for loads that vary.
 */
public final class LoadOption {

    private static final double DAY_SECONDS = 86_400;
    private static final String ALLOWED = "pf, h2..h50, leak";

    private final int circuits;
    private final int phases;
    private final double startSecondOfWeek;
    private final long seed;
    private final LoadProfile[] profiles;
    private final CircuitLoad[] steady;
    private final Set<String> given = new HashSet<>();

    /**
     * A reader for the loads of one meter.
     *
     * @param circuits circuits of the meter
     * @param startSecondOfWeek time at second 0 of the run, seconds since Monday 00:00, for loads that follow it
     * @param seed what varying loads are drawn from
     */
    public LoadOption(int circuits, double startSecondOfWeek, long seed) {
        this(circuits, Phase.LINES.size(), startSecondOfWeek, seed);
    }

    /**
     * Loads of a system of one, two or three phases; what is given for a whole circuit is shared by them.
     *
     * @param circuits circuits of the meter
     * @param phases phases there are
     * @param startSecondOfWeek time at second 0 of the run, seconds since Monday 00:00, for loads that follow it
     * @param seed what varying loads are drawn from
     */
    public LoadOption(int circuits, int phases, double startSecondOfWeek, long seed) {
        this.circuits = circuits;
        this.phases = phases;
        this.startSecondOfWeek = startSecondOfWeek;
        this.seed = seed;
        profiles = new LoadProfile[circuits];
        steady = new CircuitLoad[circuits];
    }

    /** Four different believable loads, for a meter nobody has said anything about. */
    public static List<String> defaults(int circuits) {
        return List.of("c1=office", "c2=motor", "c3=pv", "c4=ev").subList(0, circuits);
    }

    /** Reads one option. */
    public void add(String text) {
        Target target = Target.parse(text, 'l', circuits);
        for (int circuit = 0; circuit < circuits; circuit++) {
            if (target.includes(circuit)) {
                add(circuit, target);
            }
        }
    }

    /** One profile for each circuit; nothing for circuits that were not named. */
    public List<LoadProfile> profiles() {
        List<LoadProfile> all = new ArrayList<>();
        for (int circuit = 0; circuit < circuits; circuit++) {
            CircuitLoad load = steady[circuit] == null ? CircuitLoad.NONE : steady[circuit];
            all.add(profiles[circuit] == null ? LoadProfile.steady(load) : profiles[circuit]);
        }
        return all;
    }

    private void add(int circuit, Target target) {
        String name = "c" + (circuit + 1);
        boolean varying = target.value().startsWith("@")
                || TypicalLoad.named(target.value()).isPresent();
        String place = target.phase() < 0 ? name : name + ".l" + (target.phase() + 1);
        boolean again = !given.add(place);
        boolean taken = profiles[circuit] != null || (steady[circuit] != null && (varying || target.phase() < 0));
        if (again || taken) {
            throw new OptionException(
                    (again ? place : name) + " is given twice; say c1=... once, then c1.l2=... for single phases");
        }
        if (varying) {
            if (target.phase() >= 0) {
                throw new OptionException(name + ": '" + target.value() + "' is a load of all three phases; write "
                        + name + "=" + target.value());
            }
            LoadProfile whole = varying(circuit, target.value());
            profiles[circuit] = phases < Phase.LINES.size() ? new GatheredLoad(whole, phases) : whole;
        } else {
            steady[circuit] = steady(circuit, target);
        }
    }

    private LoadProfile varying(int circuit, String value) {
        if (!value.startsWith("@")) {
            return TypicalLoad.named(value).orElseThrow().profile(startSecondOfWeek, seed * 97 + circuit);
        }
        Path file = Path.of(value.substring(1));
        try {
            return CsvLoad.read(file, startSecondOfWeek % DAY_SECONDS);
        } catch (IOException e) {
            String message = e.getMessage() == null || !e.getMessage().contains(":")
                    ? file + " cannot be read" + (Files.exists(file) ? "" : ": there is no such file")
                    : e.getMessage();
            throw new OptionException(message, e);
        }
    }

    private CircuitLoad steady(int circuit, Target target) {
        Parts parts = Parts.of(target.value());
        if (parts.words().size() != 1) {
            throw new OptionException(
                    "'" + target.value() + "' must begin with a power (12kW), a current (16A@-30deg), "
                            + "'none', a file (@load.csv) or one of " + names());
        }
        String leak = parts.take("leak");
        boolean onePhase = target.phase() >= 0;
        PhaseLoad phase = phase(parts, onePhase ? 1 : phases);
        CircuitLoad before = steady[circuit] == null ? CircuitLoad.NONE : steady[circuit];
        List<PhaseLoad> loads = new ArrayList<>(onePhase ? before.phases() : Collections.nCopies(3, phase));
        if (onePhase) {
            loads.set(target.phase(), phase);
        }
        double leakAmperes = leak == null ? before.leakAmperes() : Measure.CURRENT.parse(leak);
        try {
            return new CircuitLoad(loads, leakAmperes);
        } catch (IllegalArgumentException e) {
            throw new OptionException(e.getMessage(), e);
        }
    }

    private static PhaseLoad phase(Parts parts, int share) {
        String size = parts.words().get(0);
        if (size.equalsIgnoreCase("none")) {
            parts.end("leak");
            return PhaseLoad.NONE;
        }
        String factorText = parts.take("pf");
        Distortion distortion = HarmonicOption.take(parts);
        parts.end(ALLOWED);
        String[] sizeAndAngle = size.split("@", 2);
        try {
            if (Measure.CURRENT.matches(sizeAndAngle[0])) {
                double radians = sizeAndAngle.length < 2 ? 0 : Measure.ANGLE.parse(sizeAndAngle[1]);
                if (factorText != null) {
                    throw new OptionException("a current takes an angle (16A@-30deg), not a power factor");
                }
                return new PhaseLoad.ByCurrent(Measure.CURRENT.parse(sizeAndAngle[0]), radians, distortion);
            }
            PowerFactor factor = PowerFactor.parse(factorText);
            boolean apparent = Measure.APPARENT_POWER.matches(size);
            double watts = apparent ? Measure.APPARENT_POWER.parse(size) * factor.value() : Measure.POWER.parse(size);
            return new PhaseLoad.ByPower(watts / share, factor.value(), factor.capacitive(), distortion);
        } catch (IllegalArgumentException e) {
            throw new OptionException(e.getMessage(), e);
        }
    }

    private static String names() {
        return Arrays.stream(TypicalLoad.values()).map(TypicalLoad::id).collect(Collectors.joining(", "));
    }

    /** A displacement power factor such as {@code 0.92ind}; 1 when nothing is said. */
    private record PowerFactor(double value, boolean capacitive) {

        static PowerFactor parse(String text) {
            if (text == null) {
                return new PowerFactor(1, false);
            }
            boolean capacitive = text.endsWith("cap");
            String number = capacitive || text.endsWith("ind") ? text.substring(0, text.length() - 3) : text;
            double value = Measure.number(number);
            if (number.equals(text) && value != 1) {
                throw new OptionException(
                        "pf=" + text + " does not say which way; write pf=" + text + "ind or pf=" + text + "cap");
            }
            return new PowerFactor(value, capacitive);
        }
    }
}
