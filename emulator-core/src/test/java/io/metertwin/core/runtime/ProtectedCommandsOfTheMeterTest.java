package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.event.CountersCleared;
import io.metertwin.core.event.EventKind;
import io.metertwin.core.event.PasswordRejected;
import io.metertwin.core.measure.PowerState;
import io.metertwin.signal.grid.GridModel;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What stands behind the commands of decision 37, through the whole meter. */
class ProtectedCommandsOfTheMeterTest {

    private static final Origin TEST = new Origin("modbus", "10.0.0.1:40000");

    private final TestMeter meter =
            new TestMeter(GridModel.steady(TestMeter.resistive(240, 5)), PowerState.ON, Fidelity.GRID_CLOCK, 1);

    private CommandResult submit(MeterCommand command) {
        var reply = meter.loop.submit(command);
        meter.loop.drain();
        return reply.join();
    }

    @Test
    void aWrongPasswordIsRefusedAndLogged() {
        assertThat(submit(new MeterCommand.RejectPassword(TEST)))
                .isInstanceOfSatisfying(
                        CommandResult.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(CommandResult.Kind.VALUE));
        assertThat(meter.loop.snapshot().events().newestFirst().get(0).event())
                .isInstanceOfSatisfying(PasswordRejected.class, event -> {
                    assertThat(event.surface()).isEqualTo("modbus");
                    assertThat(event.peer()).isEqualTo("10.0.0.1:40000");
                });
    }

    @Test
    void tariffsBeginAnewWhileTotalsGoOn() {
        meter.run(2);
        double total = meter.value("c1.energy.p.import.total");
        assertThat(meter.value("c1.energy.p.import.t1")).isEqualTo(total).isPositive();
        assertThat(submit(new MeterCommand.ResetTariffEnergy(OptionalInt.of(0), TEST)))
                .isEqualTo(new CommandResult.Accepted());
        assertThat(meter.value("c1.energy.p.import.t1")).isZero();
        assertThat(meter.value("c1.energy.p.import.total")).isEqualTo(total);
    }

    @Test
    void aCircuitTheMeterLacksIsRefused() {
        assertThat(submit(new MeterCommand.ResetTariffEnergy(OptionalInt.of(4), TEST)))
                .isInstanceOf(CommandResult.Refused.class);
    }

    private CountersCleared lastClear() {
        return (CountersCleared)
                meter.loop.snapshot().events().newestFirst().get(0).event();
    }

    @Test
    void everyClearIsAnEventWithWhoAskedAndWhatIsLost() {
        meter.set("demand.interval", "1");
        meter.run(65);
        double energy = meter.value("c1.energy.p.import.total");
        submit(new MeterCommand.ResetTariffEnergy(OptionalInt.of(0), TEST));
        assertThat(lastClear().counters()).isEqualTo("tariff-energy");
        assertThat(lastClear().lost())
                .contains("c1.energy.p.import.t1=" + String.format(Locale.ROOT, "%.6g Wh", energy));
        submit(new MeterCommand.ResetEnergy(OptionalInt.empty(), TEST));
        assertThat(lastClear().counters()).isEqualTo("energy");
        assertThat(lastClear().circuit()).isEqualTo(-1);
        assertThat(lastClear().peer()).isEqualTo(TEST.peer());
        assertThat(lastClear().lost())
                .contains("c1.energy.p.import.total=" + String.format(Locale.ROOT, "%.6g Wh", energy))
                .doesNotContain("export");
        submit(new MeterCommand.ResetDemand(OptionalInt.of(0), TEST));
        assertThat(lastClear().counters()).isEqualTo("demand");
        assertThat(lastClear().lost()).contains("c1.demand.p.max=3600.00 W");
        submit(new MeterCommand.ResetExtremes(OptionalInt.empty(), TEST));
        assertThat(lastClear().counters()).isEqualTo("extremes");
    }

    @Test
    void aRefusedClearIsNoEvent() {
        submit(new MeterCommand.ResetEnergy(OptionalInt.of(4), TEST));
        assertThat(meter.loop.snapshot().events().count(EventKind.COUNTERS_CLEARED))
                .isZero();
    }

    @Test
    void aFactoryResetThatClearsCountersTellsEachOfThem() {
        meter.run(1);
        submit(new MeterCommand.FactoryReset(true, TEST));
        assertThat(meter.loop.snapshot().events().count(EventKind.COUNTERS_CLEARED))
                .isEqualTo(3);
        submit(new MeterCommand.FactoryReset(false, TEST));
        assertThat(meter.loop.snapshot().events().count(EventKind.COUNTERS_CLEARED))
                .isEqualTo(3);
    }
}
