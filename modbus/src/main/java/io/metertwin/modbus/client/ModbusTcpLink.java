package io.metertwin.modbus.client;

import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.FunctionCode;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** A Modbus TCP connection to one unit, one request at a time. Not for use by several threads at once. */
public final class ModbusTcpLink implements Closeable {

    private static final int WRITE_SEVERAL = 0x10;
    private static final int WRITE_BYTES = 13;
    private static final int WRITE_LENGTH = 7;
    private static final int EXCEPTION_FLAG = 0x80;
    private static final int REQUEST_BYTES = 12;
    private static final int REQUEST_LENGTH = 6;

    private final Socket socket;
    private final DataInputStream input;
    private final OutputStream output;
    private final String peer;
    private int unit;
    private short transaction;

    private ModbusTcpLink(Socket socket, String peer, int unit) throws IOException {
        this.socket = socket;
        this.peer = peer;
        this.unit = unit;
        input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        output = socket.getOutputStream();
    }

    /**
     * Connects.
     *
     * @param host host name or address
     * @param port TCP port
     * @param unit unit id: 0, 255 or the meter's address
     * @param timeout how long to wait for the connection and for each answer
     * @throws IOException when nothing answers there, saying what to check
     */
    public static ModbusTcpLink connect(String host, int port, int unit, Duration timeout) throws IOException {
        String peer = host + ":" + port;
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("host '" + host + "' is not known");
        }
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            socket.connect(address, Math.toIntExact(timeout.toMillis()));
            return new ModbusTcpLink(socket, peer, unit);
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "no Modbus TCP at " + peer + " (" + e.getMessage() + "); is a meter running there?", e);
        }
    }

    /** The unit id of requests. */
    int unit() {
        return unit;
    }

    /** Goes on with another unit id: the meter has a new address. */
    void talkTo(int other) {
        unit = other;
    }

    /** Host and port of the meter. */
    public String peer() {
        return peer;
    }

    /**
     * Reads a table.
     *
     * @param table the table
     * @param address first wire address
     * @param count number of registers, 1 to 125, or of bits, 1 to 2000
     * @return the words, each 0 to 65535, or the bits, each 0 or 1
     * @throws ModbusRefusedException when the meter answers with an exception
     * @throws IOException when it does not answer, or with something else
     */
    public int[] read(DataTable table, int address, int count) throws IOException {
        ByteBuffer request = ByteBuffer.allocate(REQUEST_BYTES);
        begin(request, REQUEST_LENGTH, FunctionCode.reading(table).code());
        request.putShort((short) address).putShort((short) count);
        String what = "reading " + count + " "
                + table.title().toLowerCase(Locale.ROOT).replace("holding ", "") + " at " + address + " of unit "
                + unit;
        return exchange(request.array(), () -> response(what, table, count));
    }

    /**
     * Writes holding registers, all of them or none.
     *
     * @param address first wire address
     * @param words the words, each 0 to 65535; 1 to 123 of them
     * @throws ModbusRefusedException when the meter answers with an exception
     * @throws IOException when it does not answer, or with something else
     */
    public void write(int address, int[] words) throws IOException {
        int bytes = 2 * words.length;
        ByteBuffer request = ByteBuffer.allocate(WRITE_BYTES + bytes);
        begin(request, WRITE_LENGTH + bytes, WRITE_SEVERAL);
        request.putShort((short) address).putShort((short) words.length).put((byte) bytes);
        for (int word : words) {
            request.putShort((short) word);
        }
        String what = "writing " + words.length + " registers at " + address + " of unit " + unit;
        exchange(request.array(), () -> written(what));
    }

    private void begin(ByteBuffer request, int length, int function) {
        transaction++;
        request.putShort(transaction)
                .putShort((short) 0)
                .putShort((short) length)
                .put((byte) unit)
                .put((byte) function);
    }

    /** Takes in a response. */
    private interface Response {
        int[] receive() throws IOException;
    }

    private int[] exchange(byte[] request, Response response) throws IOException {
        try {
            output.write(request);
            return response.receive();
        } catch (SocketTimeoutException e) {
            throw new IOException(peer + " accepted the connection but does not answer", e);
        } catch (EOFException e) {
            throw new IOException(peer + " closed the connection (connection limit, or the meter went off)", e);
        }
    }

    /** Takes in the begin of a response and returns its length and the byte after its function code. */
    private int[] header(String request, int function) throws IOException {
        int answered = input.readUnsignedShort();
        int protocol = input.readUnsignedShort();
        int length = input.readUnsignedShort();
        int from = input.readUnsignedByte();
        int answeredFunction = input.readUnsignedByte();
        int detail = input.readUnsignedByte();
        if (answered != (transaction & 0xFFFF) || protocol != 0 || from != unit) {
            throw new IOException(peer + " does not speak Modbus TCP: its answer does not belong to the request");
        }
        if (answeredFunction == (function | EXCEPTION_FLAG)) {
            throw new ModbusRefusedException(request, detail);
        }
        if (answeredFunction != function) {
            throw new IOException(peer + " does not speak Modbus TCP: its answer has another function code");
        }
        return new int[] {length, detail};
    }

    private int[] written(String request) throws IOException {
        int[] header = header(request, WRITE_SEVERAL);
        if (header[0] != REQUEST_LENGTH) {
            throw new IOException(peer + " does not speak Modbus TCP: its answer has the wrong length");
        }
        // The rest of the address, and the quantity.
        input.readUnsignedByte();
        input.readUnsignedShort();
        return header;
    }

    private int[] response(String request, DataTable table, int count) throws IOException {
        int[] header = header(request, FunctionCode.reading(table).code());
        int bytes = table.registers() ? 2 * count : (count + Byte.SIZE - 1) / Byte.SIZE;
        if (header[1] != bytes || header[0] != bytes + 3) {
            throw new IOException(peer + " does not speak Modbus TCP: its answer has the wrong length");
        }
        byte[] data = new byte[bytes];
        input.readFully(data);
        int[] values = new int[count];
        Arrays.setAll(
                values,
                k -> table.registers()
                        ? ((data[2 * k] & 0xFF) << Byte.SIZE) | (data[2 * k + 1] & 0xFF)
                        : (data[k / Byte.SIZE] >>> (k % Byte.SIZE)) & 1);
        return values;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
