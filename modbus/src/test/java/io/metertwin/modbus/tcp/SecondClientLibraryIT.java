package io.metertwin.modbus.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second public client library, with a codec of its own. */
class SecondClientLibraryIT {

    private ServedMeter served;
    private ModbusTcpClient client;

    @BeforeEach
    void start() throws Exception {
        served = new ServedMeter();
        client = ModbusTcpClient.create(NettyTcpClientTransport.create(
                config -> config.setHostname("127.0.0.1").setPort(served.port())));
        client.connect();
    }

    @AfterEach
    void stop() throws Exception {
        client.disconnect();
        served.close();
    }

    private ByteBuffer read(int address, int count) throws Exception {
        return ByteBuffer.wrap(client.readHoldingRegisters(1, new ReadHoldingRegistersRequest(address, count))
                .registers());
    }

    @Test
    void readsFloatsAndCounters() throws Exception {
        assertThat(read(2, 2).getFloat()).isCloseTo(231.01f, within(1e-4f));
        assertThat(read(302, 2).getInt()).isEqualTo(0x12345678);
        assertThat(read(304, 2).getFloat()).isEqualTo(2141.0f);
        assertThat(read(8406, 4).getLong()).isPositive();
    }

    @Test
    void writesAFloat() throws Exception {
        byte[] half = ByteBuffer.allocate(4).putFloat(0.5f).array();
        client.writeMultipleRegisters(1, new WriteMultipleRegistersRequest(1004, 2, half));
        assertThat(read(1004, 2).getFloat()).isEqualTo(0.5f);
    }

    @Test
    void seesTheExceptionCode() {
        assertThatThrownBy(() -> read(40_000, 1))
                .isInstanceOfSatisfying(
                        ModbusResponseException.class,
                        e -> assertThat(e.getExceptionCode()).isEqualTo(2));
    }
}
