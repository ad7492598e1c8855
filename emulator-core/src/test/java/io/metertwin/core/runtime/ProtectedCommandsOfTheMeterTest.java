package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.event.PasswordRejected;
import io.metertwin.core.measure.PowerState;
import io.metertwin.signal.grid.GridModel;
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
}
