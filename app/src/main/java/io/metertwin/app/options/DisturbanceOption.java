package io.metertwin.app.options;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.disturbance.Carrier;
import io.metertwin.signal.disturbance.FlickerModulation;
import io.metertwin.signal.disturbance.FlickerModulation.Shape;
import io.metertwin.signal.disturbance.FrequencyRamp;
import io.metertwin.signal.disturbance.FrequencyStep;
import io.metertwin.signal.disturbance.GridDisturbance;
import io.metertwin.signal.disturbance.HarmonicRamp;
import io.metertwin.signal.disturbance.HarmonicStep;
import io.metertwin.signal.disturbance.InterharmonicTone;
import io.metertwin.signal.disturbance.Interruption;
import io.metertwin.signal.disturbance.NeutralLoss;
import io.metertwin.signal.disturbance.PhaseJump;
import io.metertwin.signal.disturbance.PhaseLoss;
import io.metertwin.signal.disturbance.ReversedSequence;
import io.metertwin.signal.disturbance.Sag;
import io.metertwin.signal.disturbance.SequenceUnbalance;
import io.metertwin.signal.disturbance.Swell;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** {@code --disturb sag@10s+200ms,u=70%,on=L1+L2}: what happens to the grid and when; one method for each kind. */
final class DisturbanceOption {

    /** What can happen to the grid. */
    static final List<OccurrenceKind<Function<DisturbanceOption, GridDisturbance>>> KINDS = List.of(
            kind(DisturbanceOption::sag, "sag@10s+200ms,u=70%,on=L1+L2", "u", "on"),
            kind(DisturbanceOption::swell, "swell@10s+1s,u=115%", "u", "on"),
            kind(DisturbanceOption::interruption, "interruption@5s+2s"),
            kind(DisturbanceOption::phaseLoss, "phase-loss@5s+2s,on=L2", "on"),
            kind(DisturbanceOption::neutralLoss, "neutral-loss@5s"),
            kind(DisturbanceOption::frequencyStep, "frequency-step@5s+10s,by=0.5Hz", "by", "to"),
            kind(DisturbanceOption::frequencyRamp, "frequency-ramp@5s+2s,rate=1Hz/s", "rate", "by", "to"),
            kind(DisturbanceOption::phaseJump, "phase-jump@5s,by=30deg", "by"),
            kind(DisturbanceOption::harmonic, "harmonic@5s+10s,order=5,size=10%@30deg,on=u", "order", "size", "on"),
            kind(DisturbanceOption::harmonicRamp, "harmonic-ramp@5s+10s,order=5,size=10%,on=c1", "order", "size", "on"),
            kind(DisturbanceOption::interharmonic, "interharmonic@5s+10s,f=175Hz,size=2%", "f", "size", "on"),
            kind(DisturbanceOption::flicker, "flicker@0s,f=8.8Hz,size=0.25%,shape=sine", "f", "size", "shape"),
            kind(DisturbanceOption::unbalance, "unbalance@5s,negative=3%@20deg,zero=1%", "negative", "zero"),
            kind(DisturbanceOption::reversed, "reversed@5s+10s"));

    private final Occurrence<Function<DisturbanceOption, GridDisturbance>> given;
    private final int circuits;
    private final double gridHertz;

    private DisturbanceOption(
            Occurrence<Function<DisturbanceOption, GridDisturbance>> given, int circuits, double gridHertz) {
        this.given = given;
        this.circuits = circuits;
        this.gridHertz = gridHertz;
    }

    /**
     * Reads the option.
     *
     * @param text the option's value
     * @param circuits circuits of the meter
     * @param gridHertz frequency of the grid without any disturbance
     */
    static GridDisturbance parse(String text, int circuits, double gridHertz) {
        Occurrence<Function<DisturbanceOption, GridDisturbance>> given = Occurrence.parse(text, KINDS);
        given.needStart();
        return given.reader().apply(new DisturbanceOption(given, circuits, gridHertz));
    }

    private static OccurrenceKind<Function<DisturbanceOption, GridDisturbance>> kind(
            Function<DisturbanceOption, GridDisturbance> reader, String example, String... names) {
        return new OccurrenceKind<>(example, List.of(names), reader);
    }

    private GridDisturbance sag() {
        return new Sag(start(), end(), measure("u", Measure.PERCENT), phases());
    }

    private GridDisturbance swell() {
        return new Swell(start(), end(), measure("u", Measure.PERCENT), phases());
    }

    private GridDisturbance interruption() {
        return new Interruption(start(), end());
    }

    private GridDisturbance phaseLoss() {
        return new PhaseLoss(start(), end(), phase(given.required("on")));
    }

    private GridDisturbance neutralLoss() {
        return new NeutralLoss(start(), end());
    }

    private GridDisturbance frequencyStep() {
        return new FrequencyStep(start(), end(), change("by=0.5Hz or to=50.5Hz"));
    }

    private GridDisturbance frequencyRamp() {
        given.needDuration();
        Optional<String> rate = given.optional("rate");
        if (rate.isEmpty()) {
            double change = change("rate=1Hz/s, by=2Hz or to=52Hz");
            return new FrequencyRamp(start(), end(), change / (end() - start()));
        }
        if (given.optional("by").isPresent() || given.optional("to").isPresent()) {
            throw given.refusal("takes one of rate=1Hz/s, by=2Hz or to=52Hz");
        }
        return new FrequencyRamp(start(), end(), Measure.FREQUENCY_RATE.parse(rate.get()));
    }

    private GridDisturbance phaseJump() {
        given.refuseDuration();
        return new PhaseJump(start(), measure("by", Measure.ANGLE));
    }

    private GridDisturbance harmonic() {
        RelativeSize size = RelativeSize.parse(given.required("size"));
        return new HarmonicStep(start(), end(), order(), size.perUnit(), size.radians(), carrier());
    }

    private GridDisturbance harmonicRamp() {
        given.needDuration();
        RelativeSize size = RelativeSize.parse(given.required("size"));
        return new HarmonicRamp(start(), end(), order(), size.perUnit(), size.radians(), carrier());
    }

    private GridDisturbance interharmonic() {
        double hertz = measure("f", Measure.FREQUENCY);
        return new InterharmonicTone(start(), end(), hertz, measure("size", Measure.PERCENT), carrier());
    }

    private GridDisturbance flicker() {
        double hertz = measure("f", Measure.FREQUENCY);
        return new FlickerModulation(start(), end(), shape(), hertz, measure("size", Measure.PERCENT));
    }

    private GridDisturbance unbalance() {
        Optional<String> negative = given.optional("negative");
        Optional<String> zero = given.optional("zero");
        if (negative.isEmpty() && zero.isEmpty()) {
            throw given.refusal("needs negative=3%@20deg, zero=1% or both");
        }
        return new SequenceUnbalance(start(), end(), phasor(negative), phasor(zero));
    }

    private GridDisturbance reversed() {
        return new ReversedSequence(start(), end());
    }

    private double start() {
        return given.startSeconds();
    }

    private double end() {
        return given.endSeconds();
    }

    private double measure(String name, Measure measure) {
        return measure.parse(given.required(name));
    }

    private static Phasor phasor(Optional<String> text) {
        return text.map(RelativeSize::parse).map(RelativeSize::phasor).orElse(Phasor.ZERO);
    }

    /** Change of the frequency: as it is given, or from the undisturbed frequency to the one given. */
    private double change(String allowed) {
        Optional<String> by = given.optional("by");
        Optional<String> to = given.optional("to");
        if (by.isPresent() == to.isPresent()) {
            throw given.refusal("takes one of " + allowed);
        }
        return by.map(Measure.FREQUENCY::parse).orElseGet(() -> Measure.FREQUENCY.parse(to.orElseThrow()) - gridHertz);
    }

    private int order() {
        String text = given.required("order");
        if (!text.matches("\\d{1,4}")) {
            throw new OptionException("order=" + text + " is not a whole number from 2 to 50");
        }
        return Integer.parseInt(text);
    }

    private Shape shape() {
        String text = given.optional("shape").orElse("sine");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "sine" -> Shape.SINE;
            case "square" -> Shape.RECTANGULAR;
            default -> throw new OptionException("shape=" + text + " is not known; allowed: sine, square");
        };
    }

    private Set<Phase> phases() {
        Optional<String> on = given.optional("on");
        if (on.isEmpty()) {
            return EnumSet.copyOf(Phase.LINES);
        }
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        for (String name : on.get().split("\\+", -1)) {
            phases.add(phase(name));
        }
        return phases;
    }

    private static Phase phase(String name) {
        for (Phase phase : Phase.LINES) {
            if (phase.name().equalsIgnoreCase(name.strip())) {
                return phase;
            }
        }
        throw new OptionException("on=" + name + " is not a phase; allowed: L1, L2, L3");
    }

    private Carrier carrier() {
        boolean voltages = false;
        Set<Integer> carrying = new HashSet<>();
        for (String name : given.optional("on").orElse("u").split("\\+", -1)) {
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "u" -> voltages = true;
                case "all" -> {
                    voltages = true;
                    IntStream.range(0, circuits).forEach(carrying::add);
                }
                default -> carrying.add(CircuitName.parse(name, circuits, "u, all"));
            }
        }
        return new Carrier(voltages, carrying);
    }
}
