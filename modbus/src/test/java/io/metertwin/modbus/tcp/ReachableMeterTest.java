package io.metertwin.modbus.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReachableMeterTest {

    private static final Origin PEER = new Origin("modbus", "test");

    private final FakeMeter fake = new FakeMeter(Snapshots.usual());
    private final ModbusTcpOptions options = new ModbusTcpOptions(InetAddress.getLoopbackAddress(), 0, false);
    private OptionalInt listening = OptionalInt.of(15_020);
    private final ReachableMeter meter = new ReachableMeter(fake, options, () -> listening);
    private ServerSocket other;

    @BeforeEach
    void takePort() throws IOException {
        other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void freePort() throws IOException {
        other.close();
    }

    private CommandResult set(String id, String text) throws SettingException {
        var setting = fake.snapshot().settings().catalogue().find(id).orElseThrow();
        return meter.submit(new MeterCommand.ChangeSettings(List.of(SettingChange.parse(setting, text)), PEER))
                .join();
    }

    private String taken() {
        return String.valueOf(other.getLocalPort());
    }

    @Test
    void aPortThatSomethingElseHasIsRefusedWithTheReason() throws SettingException {
        CommandResult result = set("modbus.tcp.port", taken());
        assertThat(result).isInstanceOfSatisfying(CommandResult.Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(CommandResult.Kind.UNAVAILABLE);
            assertThat(refused.reason())
                    .startsWith("modbus.tcp.port: port " + taken() + " on 127.0.0.1 cannot be bound")
                    .endsWith("port 15020 stays");
        });
        assertThat(fake.commands()).isEmpty();
    }

    @Test
    void aPortThatIsFreeIsTaken() throws Exception {
        String port = taken();
        other.close();
        assertThat(set("modbus.tcp.port", port)).isEqualTo(new CommandResult.Accepted());
    }

    @Test
    void thePortItHasAlreadyMayBecomeThatOfTheSettings() throws SettingException {
        listening = OptionalInt.of(other.getLocalPort());
        assertThat(set("modbus.tcp.port", taken())).isEqualTo(new CommandResult.Accepted());
    }

    @Test
    void aPortThatIsNotServedIsTriedWhenItIsToBe() throws SettingException {
        listening = OptionalInt.empty();
        fake.set("modbus.tcp.enabled", "off");
        assertThat(set("modbus.tcp.port", taken())).isEqualTo(new CommandResult.Accepted());
        assertThat(set("modbus.tcp.enabled", "on")).isInstanceOf(CommandResult.Refused.class);
    }

    @Test
    void factorySettingsAreRefusedWhileSomethingElseHasTheirPort() throws Exception {
        ModbusTcpOptions onTaken = new ModbusTcpOptions(InetAddress.getLoopbackAddress(), other.getLocalPort(), false);
        ReachableMeter moved = new ReachableMeter(fake, onTaken, () -> listening);
        MeterCommand reset = new MeterCommand.FactoryReset(false, PEER);
        assertThat(moved.submit(reset).join()).isEqualTo(new CommandResult.Accepted());
        fake.set("modbus.tcp.port", "15020");
        assertThat(moved.submit(reset).join()).isInstanceOf(CommandResult.Refused.class);
        other.close();
        assertThat(moved.submit(reset).join()).isEqualTo(new CommandResult.Accepted());
    }

    @Test
    void otherSettingsAreTheMeters() throws SettingException {
        fake.set("modbus.tcp.port", taken());
        assertThat(set("vt.ratio", "7")).isEqualTo(new CommandResult.Accepted());
        assertThat(set("web.port", taken())).isInstanceOf(CommandResult.Refused.class);
        assertThat(fake.commands()).hasSize(2);
    }
}
