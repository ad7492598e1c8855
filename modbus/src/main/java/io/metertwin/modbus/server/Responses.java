package io.metertwin.modbus.server;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadCoilsResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.msg.WriteCoilResponse;
import com.ghgande.j2mod.modbus.msg.WriteMultipleCoilsRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleCoilsResponse;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterResponse;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.FunctionCode;
import java.util.Arrays;

/** What is answered to each function when nothing is refused; without header. */
final class Responses {

    private Responses() {}

    /**
     * The answer to a read.
     *
     * @param table what was read
     * @param values words, each 0 to 65535, or bits, each 0 or 1
     */
    static ModbusResponse read(DataTable table, int[] values) {
        return switch (table) {
            case HOLDING -> new ReadMultipleRegistersResponse(registers(values));
            case INPUT -> new ReadInputRegistersResponse(registers(values));
            case COIL -> {
                ReadCoilsResponse coils = new ReadCoilsResponse(values.length);
                for (int k = 0; k < values.length; k++) {
                    coils.setCoilStatus(k, values[k] != 0);
                }
                yield coils;
            }
            case DISCRETE -> {
                ReadInputDiscretesResponse inputs = new ReadInputDiscretesResponse(values.length);
                for (int k = 0; k < values.length; k++) {
                    inputs.setDiscreteStatus(k, values[k] != 0);
                }
                yield inputs;
            }
        };
    }

    private static Register[] registers(int[] words) {
        return Arrays.stream(words).mapToObj(SimpleRegister::new).toArray(Register[]::new);
    }

    /**
     * The answer to a write that is done.
     *
     * @param function what it was written with
     * @param address first wire address
     * @param values what was written, at least one
     */
    static ModbusResponse written(FunctionCode function, int address, int[] values) {
        return switch (function) {
            case WRITE_SINGLE_COIL -> new WriteCoilResponse(address, values[0] != 0);
            case WRITE_SINGLE_REGISTER -> new WriteSingleRegisterResponse(address, values[0]);
            case WRITE_MULTIPLE_COILS -> {
                // Made by its request: by itself this response has no function code (j2mod 3.3.0).
                WriteMultipleCoilsResponse coils =
                        (WriteMultipleCoilsResponse) new WriteMultipleCoilsRequest().getResponse();
                coils.setReference(address);
                coils.setBitCount(values.length);
                yield coils;
            }
            case WRITE_MULTIPLE_REGISTERS -> new WriteMultipleRegistersResponse(address, values.length);
            case READ_COILS, READ_DISCRETE_INPUTS, READ_HOLDING_REGISTERS, READ_INPUT_REGISTERS ->
                throw new IllegalArgumentException(function + " writes nothing");
        };
    }
}
