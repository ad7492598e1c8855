package io.metertwin.core.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.WindowMeasurement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random windows, tariffs, clock settings, resets and power cuts. */
class EnergyPropertyTest {

    private static final int CIRCUITS = 2;
    private static final int STEPS = 10_000;
    private static final BigDecimal QUANTUM_JOULES = new BigDecimal("0.0036");

    /** Joules that really went through each circuit since its reset: of P, then of Q. */
    private final BigDecimal[][] net = new BigDecimal[CIRCUITS][2];

    private final List<String> wraps = new ArrayList<>();
    private Metering metering = new Metering(CIRCUITS);
    private double clock = 1.7e9;
    private final double[] worst = new double[2];

    private static WindowMeasurement random(Random random) {
        double scale = StrictMath.pow(10, 7 * random.nextDouble() - 1);
        CircuitMeasurement[] circuits = new CircuitMeasurement[CIRCUITS];
        for (int k = 0; k < CIRCUITS; k++) {
            circuits[k] = Windows.circuit(power(random, scale), power(random, scale), power(random, scale));
        }
        return Windows.window(circuits);
    }

    private static Power power(Random random, double scale) {
        return random.nextInt(10) == 0
                ? Power.ZERO
                : Windows.power(scale * random.nextGaussian(), scale * random.nextGaussian());
    }

    private static Settings settings(Random random) {
        int[] starts = random.ints(6, 0, 1440).sorted().toArray();
        String[] periods = new String[6];
        for (int k = 0; k < 6; k++) {
            periods[k] = "%02d:%02d=%d".formatted(starts[k] / 60, starts[k] % 60, 1 + random.nextInt(6));
        }
        return Windows.with(
                Windows.periods(periods),
                "tariff.mode=" + (random.nextInt(3) == 0 ? "manual" : "clock"),
                "tariff.manual=" + (1 + random.nextInt(6)),
                "clock.drift=" + (random.nextInt(401) - 200));
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16, 17, 18})
    void nothingIsLostWhateverHappens(long seed) throws IOException {
        Random random = new Random(seed);
        resetTruth(OptionalInt.empty());
        EnergyReadings before = metering.readings().energies();
        for (int step = 0; step < STEPS; step++) {
            OptionalInt reset = act(random);
            EnergyReadings after = metering.readings().energies();
            String where = "seed %d, step %d".formatted(seed, step);
            for (int circuit = 0; circuit < CIRCUITS; circuit++) {
                check(before, after, circuit, where, reset.isPresent());
            }
            before = after;
        }
        assertThat(wraps).isEmpty();
        System.out.printf(
                "energy, seed %d: off by %.3f (net P) and %.3f (net Q) quanta of 1e-6 Wh at worst%n",
                seed, worst[0], worst[1]);
    }

    /** One thing that can happen; the circuit that was reset, if one was. */
    private OptionalInt act(Random random) throws IOException {
        switch (random.nextInt(40)) {
            case 0 -> metering.configure(settings(random));
            case 1 -> clock = 1.7e9 + 1e7 * random.nextDouble();
            case 2 -> powerCut(metering.readings().energies());
            case 3 -> {
                if (random.nextInt(50) == 0) {
                    OptionalInt circuit = OptionalInt.of(random.nextInt(CIRCUITS));
                    metering.resetEnergy(circuit);
                    resetTruth(circuit);
                    return circuit;
                }
            }
            default -> count(random(random), random.nextInt(100) == 0 ? 3e4 * random.nextDouble() : 0.2);
        }
        return OptionalInt.empty();
    }

    private void powerCut(EnergyReadings counted) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        metering.save(new DataOutputStream(bytes));
        metering = new Metering(CIRCUITS, event -> wraps.add(event.toString()));
        metering.configure(Windows.settings());
        metering.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(metering.readings().energies().meterHours(EnergyKind.APPARENT))
                .isEqualTo(counted.meterHours(EnergyKind.APPARENT));
    }

    private void resetTruth(OptionalInt circuit) {
        for (int k = 0; k < CIRCUITS; k++) {
            if (circuit.isEmpty() || circuit.getAsInt() == k) {
                net[k] = new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO};
            }
        }
    }

    private void count(WindowMeasurement window, double seconds) {
        metering.add(window, clock, seconds);
        clock += seconds;
        for (int k = 0; k < CIRCUITS; k++) {
            Power total = window.circuits().get(k).total();
            BigDecimal time = new BigDecimal(seconds);
            net[k][0] = net[k][0].add(new BigDecimal(total.watts()).multiply(time), MathContext.DECIMAL128);
            net[k][1] = net[k][1].add(new BigDecimal(total.vars()).multiply(time), MathContext.DECIMAL128);
        }
    }

    private void check(EnergyReadings before, EnergyReadings after, int circuit, String where, boolean reset) {
        for (EnergyKind kind : EnergyKind.BY_TARIFF) {
            long sum = 0;
            for (int tariff = 1; tariff <= 6; tariff++) {
                sum += after.tariffMicroHours(circuit, tariff, kind);
                assertThat(reset || notFallen(before, after, circuit, tariff, kind))
                        .as(where)
                        .isTrue();
            }
            long total = after.microHours(circuit, EnergyReadings.TOTAL, kind);
            assertThat(sum).as("%s: %s by tariff", where, kind).isEqualTo(total);
            assertThat(reset || total >= before.microHours(circuit, EnergyReadings.TOTAL, kind))
                    .as(where)
                    .isTrue();
        }
        checkNet(after, circuit, EnergyKind.ACTIVE_NET, 0, where);
        checkNet(after, circuit, EnergyKind.REACTIVE_NET, 1, where);
    }

    private static boolean notFallen(
            EnergyReadings before, EnergyReadings after, int circuit, int tariff, EnergyKind kind) {
        return after.tariffMicroHours(circuit, tariff, kind) >= before.tariffMicroHours(circuit, tariff, kind);
    }

    /** Import less export is the integral of the power. */
    private void checkNet(EnergyReadings after, int circuit, EnergyKind kind, int power, String where) {
        BigDecimal counted = BigDecimal.valueOf(after.microHours(circuit, EnergyReadings.TOTAL, kind));
        BigDecimal truth = net[circuit][power].divide(QUANTUM_JOULES, MathContext.DECIMAL128);
        double off = counted.subtract(truth).abs().doubleValue();
        worst[power] = Math.max(worst[power], off);
        assertThat(off).as("%s: %s", where, kind).isLessThan(limit(kind));
    }

    /** One quantum for every counter whose remainder is not shown yet. */
    private static double limit(EnergyKind kind) {
        return kind == EnergyKind.ACTIVE_NET ? 1.01 : 2.01;
    }
}
