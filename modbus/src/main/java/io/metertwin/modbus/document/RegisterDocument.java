package io.metertwin.modbus.document;

import io.metertwin.modbus.map.RegisterMap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The map of one model as text: both address styles, type, order, unit, scale, access, what it is and why. */
public final class RegisterDocument {

    private static final String TABLE_GAP = "  ";

    private final RegisterMap map;

    /** The document of a map. */
    public RegisterDocument(RegisterMap map) {
        this.map = map;
    }

    /** The whole map in a format; ends with a line end. */
    public String render(DocumentFormat format) {
        return switch (format) {
            case TABLE -> table();
            case CSV -> csv();
            case JSON -> json();
            case MARKDOWN -> new MarkdownDocument(map).render();
        };
    }

    private List<List<String>> lines() {
        return map.items().stream().map(item -> new RegisterLine(item).fields()).toList();
    }

    private String table() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(RegisterLine.FIELDS);
        lines.addAll(lines());
        int[] widths = IntStream.range(0, RegisterLine.FIELDS.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String padded(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> line.get(column)
                        + " ".repeat(widths[column] - line.get(column).length()))
                .collect(Collectors.joining(TABLE_GAP))
                .stripTrailing();
    }

    private String csv() {
        StringBuilder text = new StringBuilder(String.join(",", RegisterLine.FIELDS)).append('\n');
        for (List<String> line : lines()) {
            text.append(line.stream().map(RegisterDocument::csvField).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String csvField(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private String json() {
        return lines().stream()
                .map(RegisterDocument::jsonObject)
                .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private static String jsonObject(List<String> line) {
        return IntStream.range(0, line.size())
                .mapToObj(k -> jsonString(RegisterLine.FIELDS.get(k)) + ": " + jsonValue(line.get(k)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String jsonValue(String text) {
        return text.matches("\\d+(\\.\\d+)?") ? text : jsonString(text);
    }

    private static String jsonString(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
