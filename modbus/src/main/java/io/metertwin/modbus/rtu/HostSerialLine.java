package io.metertwin.modbus.rtu;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortDataListener;
import com.fazecast.jSerialComm.SerialPortEvent;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A tty or pty of the host. Bytes beyond what it can hold until they are received are lost, as on any UART. */
public final class HostSerialLine implements SerialLine {

    private static final int DATA_BITS = 8;
    private static final int MOST_CHUNKS = 1024;
    private static final byte[] VANISHED = new byte[0];
    private static final String PTY_FOLDER = "/dev/pts/";

    private final String path;
    private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>(MOST_CHUNKS);
    private volatile SerialPort port;
    private boolean pty;
    private byte[] chunk = VANISHED;
    private int taken;

    /** A line that is not open. */
    public HostSerialLine(Path path) {
        this.path = path.toString();
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public boolean clocked() {
        return !pty;
    }

    @Override
    public boolean isOpen() {
        return port != null;
    }

    @Override
    public void open(LineParameters parameters) throws IOException {
        SerialPort opened;
        try {
            // A symbolic link, as socat makes one, leads to another port each time.
            pty = Path.of(path).toRealPath().startsWith(PTY_FOLDER);
            opened = SerialPort.getCommPort(path);
        } catch (IOException | SerialPortInvalidPortException e) {
            throw new IOException("serial port " + path + " does not exist; check --serial", e);
        }
        chunks.clear();
        chunk = VANISHED;
        taken = 0;
        opened.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
        parametrize(opened, parameters);
        if (!opened.openPort()) {
            throw new IOException("serial port " + path + " cannot be opened (error " + opened.getLastErrorCode()
                    + "); is it in use, or not yours to open? Check --serial");
        }
        opened.addDataListener(new Listener(opened));
        port = opened;
    }

    private static boolean parametrize(SerialPort port, LineParameters line) {
        int parity = switch (line.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
        };
        int stop = line.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
        return port.setComPortParameters(line.baud(), DATA_BITS, stop, parity);
    }

    @Override
    public void configure(LineParameters parameters) throws IOException {
        // A pty knows no parity and may say so; what it is told has no effect on it anyway.
        if (!parametrize(present(), parameters) && !pty) {
            throw new IOException("serial port " + path + " cannot do " + parameters);
        }
    }

    private SerialPort present() throws IOException {
        SerialPort present = port;
        if (present == null) {
            throw new IOException("serial port " + path + " is closed");
        }
        return present;
    }

    @Override
    public int receive(byte[] buffer, long timeoutNs) throws IOException {
        if (taken == chunk.length && !nextChunk(timeoutNs)) {
            return 0;
        }
        int count = Math.min(buffer.length, chunk.length - taken);
        System.arraycopy(chunk, taken, buffer, 0, count);
        taken += count;
        return count;
    }

    private boolean nextChunk(long timeoutNs) throws IOException {
        byte[] next;
        try {
            next = chunks.poll(Math.max(0, timeoutNs), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (next == VANISHED) {
            throw new IOException("serial port " + path + " has vanished");
        }
        chunk = next == null ? VANISHED : next;
        taken = 0;
        return next != null;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        if (present().writeBytes(bytes, bytes.length) != bytes.length) {
            throw new IOException("serial port " + path + " takes nothing");
        }
    }

    @Override
    public void close() {
        SerialPort open = port;
        port = null;
        if (open != null) {
            open.closePort();
        }
    }

    /** Puts what a port has into the queue; called by a thread of the serial library. */
    private final class Listener implements SerialPortDataListener {

        private final SerialPort source;
        private boolean gone;

        Listener(SerialPort source) {
            this.source = source;
        }

        @Override
        public int getListeningEvents() {
            return SerialPort.LISTENING_EVENT_DATA_AVAILABLE | SerialPort.LISTENING_EVENT_PORT_DISCONNECTED;
        }

        @Override
        public void serialEvent(SerialPortEvent event) {
            if (event.getEventType() == SerialPort.LISTENING_EVENT_PORT_DISCONNECTED) {
                // The event repeats until the port is closed.
                gone = gone || chunks.offer(VANISHED);
                return;
            }
            int available = source.bytesAvailable();
            if (available > 0) {
                byte[] bytes = new byte[available];
                if (source.readBytes(bytes, available) == available && !chunks.offer(bytes)) {
                    chunks.clear();
                }
            }
        }
    }
}
