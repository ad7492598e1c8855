package io.metertwin.modbus.export;

import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.FunctionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A flow of Node-RED with node-red-contrib-modbus: a client, a node for each read, and a function that makes one object of
 * the words of a read, its values by their ids.
 */
final class NodeRedFlow {

    private static final int ROW_PIXELS = 60;

    private NodeRedFlow() {}

    static String render(ClientTarget target, List<ExportedValue> values) {
        List<String> nodes = new ArrayList<>();
        nodes.add("{\"id\": \"mt-flow\", \"type\": \"tab\", \"label\": \"MeterTwin\"}");
        nodes.add(
                ("{\"id\": \"mt-client\", \"type\": \"modbus-client\", \"name\": \"MeterTwin\", \"clienttype\": \"tcp\","
                                + " \"bufferCommands\": true, \"tcpHost\": \"%s\", \"tcpPort\": \"%d\", \"tcpType\": \"DEFAULT\","
                                + " \"unit_id\": \"%d\", \"commandDelay\": \"1\", \"clientTimeout\": \"2000\","
                                + " \"reconnectOnTimeout\": true, \"reconnectTimeout\": \"2000\"}")
                        .formatted(target.host(), target.port(), target.unit()));
        int number = 0;
        for (List<ExportedValue> read : reads(values)) {
            number++;
            nodes.add(reader(read, number));
            nodes.add(decoder(target, read, number));
        }
        return nodes.stream().collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    /** Values that are read together: of one block, and not more than one request takes. */
    private static List<List<ExportedValue>> reads(List<ExportedValue> values) {
        List<List<ExportedValue>> reads = new ArrayList<>();
        for (ExportedValue value : values) {
            List<ExportedValue> last = reads.isEmpty() ? List.of() : reads.get(reads.size() - 1);
            if (last.isEmpty()
                    || !value.block().equals(last.get(0).block())
                    || value.item().end() - begin(last) > most(value)) {
                last = new ArrayList<>();
                reads.add(last);
            }
            last.add(value);
        }
        return reads;
    }

    private static int most(ExportedValue value) {
        return FunctionCode.reading(value.item().table()).maximum();
    }

    private static int begin(List<ExportedValue> read) {
        return read.get(0).item().address();
    }

    private static int end(List<ExportedValue> read) {
        return read.get(read.size() - 1).item().end();
    }

    private static String reader(List<ExportedValue> read, int number) {
        return ("{\"id\": \"mt-read-%d\", \"type\": \"modbus-read\", \"z\": \"mt-flow\", \"name\": \"\","
                        + " \"dataType\": \"%s\", \"adr\": \"%d\", \"quantity\": \"%d\", \"rate\": \"5\","
                        + " \"rateUnit\": \"s\", \"server\": \"mt-client\", \"x\": 200, \"y\": %d,"
                        + " \"wires\": [[\"mt-values-%d\"], []]}")
                .formatted(
                        number,
                        dataType(read.get(0).item().table()),
                        begin(read),
                        end(read) - begin(read),
                        ROW_PIXELS * number,
                        number);
    }

    private static String dataType(DataTable table) {
        return switch (table) {
            case HOLDING -> "HoldingRegister";
            case INPUT -> "InputRegister";
            case COIL -> "Coil";
            case DISCRETE -> "Input";
        };
    }

    private static String decoder(ClientTarget target, List<ExportedValue> read, int number) {
        String values = read.stream()
                .map(value -> "'" + value.id() + "': " + expression(target, value, begin(read)))
                .collect(Collectors.joining(", "));
        String code = "const b = (...k) => { const d = Buffer.alloc(2 * k.length);"
                + " k.forEach((w, i) => d.writeUInt16BE(msg.payload[w], 2 * i)); return d; };"
                + " return { payload: { " + values + " } };";
        return ("{\"id\": \"mt-values-%d\", \"type\": \"function\", \"z\": \"mt-flow\", \"name\": \"values\","
                        + " \"func\": \"%s\", \"outputs\": 1, \"x\": 420, \"y\": %d, \"wires\": [[]]}")
                .formatted(number, code, ROW_PIXELS * number);
    }

    private static String expression(ClientTarget target, ExportedValue value, int begin) {
        if (!value.inRegisters()) {
            return "msg.payload[" + (value.item().address() - begin) + "] ? 1 : 0";
        }
        int words = value.item().words();
        WordOrder order = value.order(target);
        boolean lowFirst = words > 1 && (order == WordOrder.CDAB || order == WordOrder.DCBA);
        boolean swapped = words > 1 && (order == WordOrder.BADC || order == WordOrder.DCBA);
        List<String> indices = new ArrayList<>();
        for (int k = 0; k < words; k++) {
            indices.add(Integer.toString(value.item().address() - begin + (lowFirst ? words - 1 - k : k)));
        }
        String bytes = "b(" + String.join(", ", indices) + ")" + (swapped ? ".swap16()" : "");
        String number = switch (value.item().type()) {
            case FLOAT32 -> bytes + ".readFloatBE(0)";
            case UINT32 -> bytes + ".readUInt32BE(0)";
            case INT32 -> bytes + ".readInt32BE(0)";
            case INT64 -> "Number(" + bytes + ".readBigInt64BE(0))";
            case UINT64 -> "Number(" + bytes + ".readBigUInt64BE(0))";
            case INT16 -> bytes + ".readInt16BE(0)";
            default -> bytes + ".readUInt16BE(0)";
        };
        return value.item().row().scale() == 1 ? number : number + " * " + value.scale();
    }
}
