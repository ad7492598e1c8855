package io.metertwin.modbus.tcp;

import io.metertwin.modbus.server.Frames;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** A client that sends any bytes it is given. */
public final class RawClient implements Closeable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int PREFIX_BYTES = 6;

    private final Socket socket;
    private final DataInputStream input;

    /** Connects to a port of this host. */
    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        input = new DataInputStream(socket.getInputStream());
    }

    /** Sends bytes. */
    public RawClient send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends bytes given in hex. */
    public RawClient send(String hex) throws IOException {
        return send(Frames.bytes(hex));
    }

    /** Sends no more. */
    public RawClient endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Takes one frame, and gives all of it in hex. */
    public String receive() throws IOException {
        byte[] prefix = new byte[PREFIX_BYTES];
        input.readFully(prefix);
        byte[] body = new byte[((prefix[4] & 0xFF) << 8) | (prefix[5] & 0xFF)];
        input.readFully(body);
        return Frames.hex(prefix) + Frames.hex(body);
    }

    /** Takes some bytes, in hex. */
    public String receive(int count) throws IOException {
        return Frames.hex(input.readNBytes(count));
    }

    /** Sends a PDU to unit 1 and gives the PDU of the answer, both in hex. */
    public String exchange(String pdu) throws IOException {
        return send(Frames.of(1, pdu)).receive().substring(2 * PREFIX_BYTES + 2);
    }

    /** True when the server closes the connection without another byte. */
    public boolean closedByServer() throws IOException {
        try {
            return input.read() < 0;
        } catch (EOFException | SocketException e) {
            return true;
        }
    }

    /** Goes away without a word (RST). */
    public void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
