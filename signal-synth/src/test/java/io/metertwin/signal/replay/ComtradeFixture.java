package io.metertwin.signal.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes small COMTRADE recordings: a voltage and a current of 50 Hz at 1000 Hz, two status channels. */
final class ComtradeFixture {

    static final double RATE = 1000;
    static final double VOLT_FACTOR = 0.05;
    static final double VOLT_OFFSET = 1.5;
    static final double AMP_FACTOR = 0.01;

    String revision = ",2013";
    String totals = "4,2A,2D";
    String voltage = "1,VA,A,,V,0.05,1.5,0,-32767,32767,1,1,P";
    String current = "2,IA,A,,A,0.01,0,0,-32767,32767,1,1,P";
    String rates = "1\n1000,100";
    String format = "BINARY";
    String multiplier = "1";
    String tail = "";
    int records = 100;
    long firstTimestamp;
    int stepMicroseconds = 1000;
    boolean timestamps = true;
    int missingRecord = -1;

    static int voltageCounts(int n) {
        return (int) Math.rint(6000 * Math.sin(2 * Math.PI * 50 * n / RATE));
    }

    static int currentCounts(int n) {
        return (int) Math.rint(900 * Math.sin(2 * Math.PI * 50 * n / RATE - 0.5));
    }

    String configuration() {
        return "station,device" + revision + "\n" + totals + "\n" + voltage + "\n" + current
                + "\n1,S1,,,0\n2,S2,,,0\n50\n" + rates
                + "\n01/02/2024,10:00:00.000000\n01/02/2024,10:00:00.010000\n" + format + "\n" + multiplier + tail;
    }

    byte[] data() {
        return switch (format.toUpperCase(Locale.ROOT)) {
            case "ASCII" -> text().getBytes(StandardCharsets.US_ASCII);
            case "BINARY" -> binary(2);
            default -> binary(4);
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < records; n++) {
            String value = n == missingRecord ? "" : Integer.toString(voltageCounts(n));
            text.append(n + 1).append(',').append(timestamps ? Long.toString(timestamp(n)) : "");
            text.append(',').append(value).append(',').append(currentCounts(n)).append(",0,1\r\n");
        }
        return text.toString();
    }

    private long timestamp(int n) {
        return firstTimestamp + (long) n * stepMicroseconds;
    }

    private byte[] binary(int valueBytes) {
        ByteBuffer data =
                ByteBuffer.allocate(records * (8 + 2 * valueBytes + 2)).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < records; n++) {
            data.putInt(n + 1).putInt(timestamps ? (int) timestamp(n) : -1);
            put(data, voltageCounts(n), n == missingRecord);
            put(data, currentCounts(n), false);
            data.putShort((short) 2);
        }
        return data.array();
    }

    private void put(ByteBuffer data, int counts, boolean missing) {
        switch (format.toUpperCase(Locale.ROOT)) {
            case "BINARY" -> data.putShort(missing ? Short.MIN_VALUE : (short) counts);
            case "BINARY32" -> data.putInt(missing ? Integer.MIN_VALUE : counts);
            default -> data.putFloat(missing ? Float.MAX_VALUE : counts);
        }
    }

    /** Writes rec.cfg and rec.dat. */
    Path write(Path folder) {
        return write(folder, "rec.cfg", "rec.dat");
    }

    Path write(Path folder, String configurationName, String dataName) {
        writeFile(folder.resolve(dataName), data());
        return writeFile(folder.resolve(configurationName), configuration().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a combined file. */
    Path writeCombined(Path folder) {
        byte[] data = data();
        boolean isText = format.equalsIgnoreCase("ASCII");
        String header = isText ? "DAT ASCII" : "DAT BINARY: " + data.length;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(("--- file type: CFG ---\r\n" + configuration() + "\n--- file type: INF ---\n\n"
                        + "--- file type: HDR ---\nnothing\n--- file type: " + header + " ---\r\n")
                .getBytes(StandardCharsets.UTF_8));
        all.writeBytes(data);
        return writeFile(folder.resolve("rec.CFF"), all.toByteArray());
    }

    static Path writeFile(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
