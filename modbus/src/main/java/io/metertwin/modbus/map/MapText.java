package io.metertwin.modbus.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of one file of a register map.
 *
 * @param name name of the file, for messages
 * @param text its whole content
 */
public record MapText(String name, String text) {

    private static final String ROOT = "/registers/";

    /**
     * The files of the map of a device family that comes with the twin, in the order of its {@code index.txt}.
     *
     * @param family directory of the family: {@code mpm4000}
     */
    public static List<MapText> ofFamily(String family) {
        return resource(family + "/index.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(file -> new MapText(family + "/" + file, resource(family + "/" + file)))
                .toList();
    }

    /**
     * A map in a file of the user's own.
     *
     * @throws IOException when it cannot be read
     */
    public static MapText ofFile(Path file) throws IOException {
        return new MapText(file.toString(), Files.readString(file));
    }

    private static String resource(String path) {
        try (InputStream stream = MapText.class.getResourceAsStream(ROOT + path)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + ROOT + path + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
