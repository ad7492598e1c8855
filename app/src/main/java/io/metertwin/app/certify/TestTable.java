package io.metertwin.app.certify;

import io.metertwin.app.certify.limits.AccuracyClass;
import io.metertwin.app.certify.limits.InfluenceLimit;
import io.metertwin.app.certify.limits.InfluenceQuantity;
import io.metertwin.app.certify.limits.LoadFactor;
import io.metertwin.app.certify.limits.LoadLimit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rows an accuracy class asks for, and what a network makes impossible. */
public final class TestTable {

    /** Error allowed at the starting current, %: the meter must register, in the right direction, roughly right. */
    static final double STARTING_BAND_PERCENT = 50;

    /** Usual test currents as multiples of In. */
    private static final List<Double> MULTIPLES = List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0);

    private static final double REVERSED_SEQUENCE_MULTIPLE = 0.1;
    private static final double DISTORTED_OF_IMAX = 0.5;

    private final AccuracyClass accuracyClass;
    private final Connection connection;
    private final double ratedAmperes;
    private final double highestMultiple;
    private final List<TestRow> rows = new ArrayList<>();
    private final List<String> omissions = new ArrayList<>();

    /**
     * The table of one class.
     *
     * @param accuracyClass the class
     * @param connection the network
     * @param ratedAmperes In, A
     * @param highestAmperes Imax, A
     */
    public TestTable(AccuracyClass accuracyClass, Connection connection, double ratedAmperes, double highestAmperes) {
        this.accuracyClass = accuracyClass;
        this.connection = connection;
        this.ratedAmperes = ratedAmperes;
        highestMultiple = highestAmperes / ratedAmperes;
        addLoads(TestKind.BALANCED, accuracyClass.balanced(), List.of(connection.balanced()));
        addLoads(TestKind.SINGLE_PHASE, accuracyClass.singlePhase(), connection.singlePhase());
        accuracyClass.influences().forEach(this::addInfluence);
        addStarting();
        addNoLoad();
        noteOmissions();
    }

    /** The rows in the order they are reported. */
    public List<TestRow> rows() {
        return List.copyOf(rows);
    }

    /** What is left out and why, one sentence each. */
    public List<String> omissions() {
        return List.copyOf(omissions);
    }

    private void addLoads(TestKind kind, List<LoadLimit> limits, List<LoadPath> paths) {
        Set<LoadFactor> factors =
                new LinkedHashSet<>(limits.stream().map(LoadLimit::factor).toList());
        for (LoadPath path : paths) {
            for (LoadFactor factor : factors) {
                List<LoadLimit> ofFactor = limits.stream()
                        .filter(limit -> limit.factor().equals(factor))
                        .toList();
                for (double multiple : multiples(ofFactor)) {
                    TestPoint point = point(multiple, factor, path);
                    OptionalDouble percent = strictest(ofFactor, multiple);
                    percent.ifPresent(
                            limit -> rows.add(new TestRow(accuracyClass, kind, point, Optional.empty(), limit)));
                }
            }
        }
    }

    /** The usual currents, those where a limit begins, and Imax. */
    private Set<Double> multiples(List<LoadLimit> limits) {
        Set<Double> multiples = new TreeSet<>();
        Stream.of(MULTIPLES.stream(), limits.stream().map(LoadLimit::from), Stream.of(highestMultiple))
                .flatMap(stream -> stream)
                .filter(multiple -> multiple <= highestMultiple)
                .forEach(multiples::add);
        return multiples;
    }

    private static OptionalDouble strictest(List<LoadLimit> limits, double multiple) {
        return limits.stream()
                .filter(limit -> limit.covers(multiple))
                .mapToDouble(LoadLimit::percent)
                .min();
    }

    private TestPoint point(double multiple, LoadFactor factor, LoadPath path) {
        return TestPoint.of(accuracyClass.energy(), multiple * ratedAmperes, factor, path);
    }

    private void addInfluence(InfluenceLimit limit) {
        TestPoint reference = point(influenceMultiple(limit.quantity()), limit.factor(), connection.balanced());
        for (TestCondition condition : TestCondition.of(limit.quantity())) {
            Optional<String> obstacle = connection.obstacle(condition);
            if (obstacle.isPresent()) {
                omissions.add(
                        accuracyClass.name() + ": " + condition.label() + " is left out: " + obstacle.get() + ".");
            } else {
                rows.add(new TestRow(
                        accuracyClass,
                        TestKind.INFLUENCE,
                        reference.under(condition),
                        Optional.of(reference),
                        limit.percent()));
            }
        }
    }

    private double influenceMultiple(InfluenceQuantity quantity) {
        return switch (quantity) {
            case VOLTAGE, FREQUENCY, UNBALANCE -> 1;
            case REVERSED_SEQUENCE -> REVERSED_SEQUENCE_MULTIPLE;
            case FIFTH_HARMONIC, SUB_HARMONICS -> DISTORTED_OF_IMAX * highestMultiple;
        };
    }

    private void addStarting() {
        if (accuracyClass.starting() > 0) {
            TestPoint point = point(accuracyClass.starting(), unity(), connection.balanced());
            rows.add(new TestRow(accuracyClass, TestKind.STARTING, point, Optional.empty(), STARTING_BAND_PERCENT));
        }
    }

    private void addNoLoad() {
        if (accuracyClass.noLoad() > 0) {
            TestPoint point = new TestPoint(
                    accuracyClass.energy(),
                    0,
                    unity(),
                    connection.balanced(),
                    TestCondition.REFERENCE,
                    accuracyClass.noLoad());
            rows.add(new TestRow(accuracyClass, TestKind.NO_LOAD, point, Optional.empty(), 0));
        }
    }

    private LoadFactor unity() {
        return switch (accuracyClass.energy()) {
            case ACTIVE -> LoadFactor.UNITY;
            case REACTIVE -> new LoadFactor(1, LoadFactor.Side.INDUCTIVE);
        };
    }

    private void noteOmissions() {
        if (!accuracyClass.singlePhase().isEmpty() && connection.singlePhase().isEmpty()) {
            omissions.add(
                    accuracyClass.name() + ": single-phase loads are left out: the only phase is the balanced load.");
        }
        if (accuracyClass.influences().isEmpty()) {
            omissions.add(
                    accuracyClass.name() + ": influence quantities are left out: the class names no limits for them.");
        }
    }
}
