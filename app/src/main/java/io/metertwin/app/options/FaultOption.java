package io.metertwin.app.options;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.frontend.Clip;
import io.metertwin.signal.frontend.Drift;
import io.metertwin.signal.frontend.GainPhaseError;
import io.metertwin.signal.frontend.InputFault;
import io.metertwin.signal.frontend.MisplacedCoil;
import io.metertwin.signal.frontend.MisplacedCoil.Conductor;
import io.metertwin.signal.frontend.OpenCoil;
import io.metertwin.signal.frontend.RatioError;
import io.metertwin.signal.frontend.ReversedCoil;
import io.metertwin.signal.frontend.SocketUnplugged;
import io.metertwin.signal.frontend.SocketsSwapped;
import io.metertwin.signal.frontend.SwappedCoils;
import io.metertwin.signal.frontend.SwappedVoltages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** {@code --fault reversed@5s+10s,at=c1.i2}: what is wrong between the conductors and the inputs, and when. */
final class FaultOption {

    /** What can be wrong. */
    static final List<OccurrenceKind<Function<FaultOption, InputFault>>> KINDS = List.of(
            kind(FaultOption::reversed, "reversed,at=c1.i2", "at"),
            kind(FaultOption::misplaced, "misplaced,at=c1.i1,on=c2.i1", "at", "on"),
            kind(FaultOption::swappedVoltages, "swapped-voltages,order=213", "order"),
            kind(FaultOption::swappedCoils, "swapped-coils,at=c1,order=312", "at", "order"),
            kind(FaultOption::unplugged, "unplugged,at=c2", "at"),
            kind(FaultOption::swappedSockets, "swapped-sockets,at=c1,with=c2", "at", "with"),
            kind(FaultOption::ratio, "ratio,at=c1.i1,factor=2", "at", "factor"),
            kind(FaultOption::error, "error,at=u1,gain=0.5%,phase=10min", "at", "gain", "phase"),
            kind(FaultOption::drift, "drift,at=c1.i1,rate=0.1%/h", "at", "rate"),
            kind(FaultOption::clip, "clip,at=c1.i1,peak=0.3V", "at", "peak"),
            kind(FaultOption::open, "open,at=c1.i3", "at"));

    private static final double MINUTES_PER_DEGREE = 60;

    private final Occurrence<Function<FaultOption, InputFault>> given;
    private final InputLayout layout;

    private FaultOption(Occurrence<Function<FaultOption, InputFault>> given, InputLayout layout) {
        this.given = given;
        this.layout = layout;
    }

    /**
     * Reads the option.
     *
     * @param text the option's value
     * @param layout inputs of the meter
     */
    static InputFault parse(String text, InputLayout layout) {
        Occurrence<Function<FaultOption, InputFault>> given = Occurrence.parse(text, KINDS);
        return given.reader().apply(new FaultOption(given, layout));
    }

    private static OccurrenceKind<Function<FaultOption, InputFault>> kind(
            Function<FaultOption, InputFault> reader, String example, String... names) {
        return new OccurrenceKind<>(example, List.of(names), reader);
    }

    private InputFault swappedVoltages() {
        return new SwappedVoltages(start(), end(), order());
    }

    private InputFault swappedCoils() {
        return new SwappedCoils(start(), end(), circuit("at"), order());
    }

    private InputFault reversed() {
        Conductor coil = conductor("at");
        return new ReversedCoil(start(), end(), coil.circuit(), coil.phase());
    }

    private InputFault misplaced() {
        Conductor coil = conductor("at");
        Conductor on = conductor("on");
        if (coil.equals(on)) {
            throw given.refusal("needs another conductor than its own");
        }
        return new MisplacedCoil(start(), end(), coil.circuit(), coil.phase(), on);
    }

    private InputFault unplugged() {
        return new SocketUnplugged(start(), end(), circuit("at"));
    }

    private InputFault swappedSockets() {
        return new SocketsSwapped(start(), end(), circuit("at"), circuit("with"));
    }

    private InputFault ratio() {
        return new RatioError(start(), end(), input(), Measure.number(given.required("factor")));
    }

    private InputFault error() {
        Optional<String> gain = given.optional("gain");
        Optional<String> phase = given.optional("phase");
        if (gain.isEmpty() && phase.isEmpty()) {
            throw given.refusal("needs gain=0.5%, phase=10min or both");
        }
        return new GainPhaseError(
                start(),
                end(),
                input(),
                gain.map(Measure.PERCENT::parse).orElse(0.0),
                phase.map(FaultOption::radians).orElse(0.0));
    }

    private InputFault drift() {
        return new Drift(start(), end(), input(), Measure.PERCENT_PER_HOUR.parse(given.required("rate")));
    }

    private InputFault clip() {
        return new Clip(start(), end(), input(), Measure.VOLTAGE.parse(given.required("peak")));
    }

    private InputFault open() {
        return new OpenCoil(start(), end(), input());
    }

    private double start() {
        return given.startSeconds();
    }

    private double end() {
        return given.endSeconds();
    }

    /** Degrees, or minutes as the standards for transformers give phase errors. */
    private static double radians(String text) {
        if (!text.endsWith("min")) {
            return Measure.ANGLE.parse(text);
        }
        return Math.toRadians(Measure.number(text.substring(0, text.length() - 3)) / MINUTES_PER_DEGREE);
    }

    private List<Phase> order() {
        String text = given.required("order");
        if (!text.matches("[123]{3}")) {
            throw new OptionException("order=" + text + " is not an order of three phases; write 213 or 312");
        }
        return text.chars().mapToObj(digit -> Phase.LINES.get(digit - '1')).toList();
    }

    private int circuit(String name) {
        return CircuitName.parse(given.required(name), layout.circuits(), "");
    }

    /** An input or conductor with a current of a circuit. */
    private Conductor conductor(String name) {
        String text = given.required(name);
        for (int circuit = 0; circuit < layout.circuits(); circuit++) {
            for (Phase phase : Phase.values()) {
                if (layout.name(layout.current(circuit, phase)).equalsIgnoreCase(text)) {
                    return new Conductor(circuit, phase);
                }
            }
        }
        throw new OptionException(name + "=" + text + " is not a coil of this meter; write " + currents());
    }

    /** Any input. */
    private int input() {
        String text = given.required("at");
        int channel = layout.channelNamed(text.toLowerCase(Locale.ROOT));
        if (channel < 0) {
            throw new OptionException("at=" + text + " is not an input of this meter; write u1 to u3, " + currents()
                    + (layout.hasResidual() ? " or c1.i0" : ""));
        }
        return channel;
    }

    private String currents() {
        return "c1.i1 to c" + layout.circuits() + ".i3, or c1.in for a neutral";
    }
}
