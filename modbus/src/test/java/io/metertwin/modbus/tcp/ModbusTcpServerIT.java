package io.metertwin.modbus.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A public client library against the server. */
class ModbusTcpServerIT {

    private final FakeMeter meter = new FakeMeter(Snapshots.usual());
    private ModbusTcpServer server;
    private ModbusTCPMaster client;

    @BeforeEach
    void start() throws Exception {
        server = new ModbusTcpServer(
                meter,
                RegisterMap.mpm4000(Snapshots.MODEL),
                new ModbusTcpOptions(InetAddress.getLoopbackAddress(), 0, false),
                HostClock.system());
        server.start();
        client = new ModbusTCPMaster("127.0.0.1", server.port(), 5000, false);
        client.connect();
    }

    @AfterEach
    void stop() {
        client.disconnect();
        server.close();
    }

    @Test
    void readsAFloatHighWordFirst() throws Exception {
        Register[] words = client.readMultipleRegisters(1, 0, 2);
        float volts = Float.intBitsToFloat(words[0].toUnsignedShort() << 16 | words[1].toUnsignedShort());
        assertThat(volts).isCloseTo(230.01f, within(1e-4f));
    }

    @Test
    void readsAllInstantaneousValuesOfACircuitAtOnce() throws Exception {
        assertThat(client.readMultipleRegisters(1, 32_000, 125)).hasSize(125);
    }

    @Test
    void writesASettingAndReadsItBack() throws Exception {
        client.writeSingleRegister(1, 1002, new SimpleRegister(40));
        assertThat(client.readMultipleRegisters(1, 1002, 1)[0].getValue()).isEqualTo(40);
    }

    @Test
    void writesAValueOfTwoWords() throws Exception {
        Register[] words = {new SimpleRegister(1), new SimpleRegister(0x86A0)};
        client.writeMultipleRegisters(1, 2001, words);
        assertThat(meter.snapshot()
                        .settings()
                        .text(meter.snapshot()
                                .settings()
                                .catalogue()
                                .find("c1.i1.primary")
                                .orElseThrow()))
                .isEqualTo("100000");
    }

    @Test
    void answersAnExceptionOutsideTheMap() {
        assertThatThrownBy(() -> client.readMultipleRegisters(1, 250, 1))
                .isInstanceOfSatisfying(
                        ModbusSlaveException.class, e -> assertThat(e.getType()).isEqualTo(2));
    }
}
