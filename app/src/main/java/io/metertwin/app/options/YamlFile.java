package io.metertwin.app.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.metertwin.core.storage.DiskRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A YAML 1.2 file as text values that know where they stand. Scalars stay what was written: {@code on} and
 * {@code 01:30} are texts.
 */
final class YamlFile {

    private final Path path;
    private final ObjectNode root;
    private final Map<String, Mark> marks = new HashMap<>();

    private YamlFile(Path path, Node node) {
        this.path = path;
        if (!(node instanceof MappingNode)) {
            throw new OptionException(path + ":1: a list of 'option: value' lines is needed");
        }
        root = (ObjectNode) convert(node, "");
    }

    /**
     * Reads a file and checks it against a schema.
     *
     * @param path the file
     * @param schema resource of the JSON Schema beside {@code io.metertwin.app}
     */
    static YamlFile read(Path path, String schema) {
        try {
            return parse(path, Files.readString(path, StandardCharsets.UTF_8), schema);
        } catch (NoSuchFileException e) {
            throw new OptionException(path + ": there is no such file", e);
        } catch (IOException e) {
            throw new OptionException(DiskRefusal.words(path, e), e);
        }
    }

    /**
     * Reads a text and checks it against a schema.
     *
     * @param path the name its messages give it
     * @param text the text
     * @param schema resource of the JSON Schema beside {@code io.metertwin.app}
     */
    static YamlFile parse(Path path, String text, String schema) {
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(path.toString()).build();
            Node node = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new OptionException(path + ":1: the file is empty"));
            YamlFile file = new YamlFile(path, node);
            file.check(schema);
            return file;
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark().map(mark -> place(path, mark)).orElse(path.toString());
            throw new OptionException(place + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new OptionException(path + ": " + e.getMessage(), e);
        }
    }

    private void check(String schema) {
        try (InputStream in = YamlFile.class.getResourceAsStream("/io/metertwin/app/" + schema)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Schema checker = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
            List<com.networknt.schema.Error> errors = checker.validate(root);
            // Where several shapes are allowed, the error deepest inside is that of the shape that was meant.
            Optional<com.networknt.schema.Error> deepest = errors.stream()
                    .max(Comparator.comparingInt(
                            error -> error.getInstanceLocation().getNameCount()));
            if (deepest.isPresent()) {
                throw refusal(deepest.get(), allowed(text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String allowed(String schema) throws IOException {
        List<String> names = new ArrayList<>();
        new ObjectMapper().readTree(schema).path("properties").fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
    }

    private OptionException refusal(com.networknt.schema.Error error, String allowed) {
        String pointer = error.getInstanceLocation().toString();
        String property = error.getProperty();
        String unknown = property == null ? pointer : pointer + "/" + property;
        Mark mark = marks.getOrDefault(unknown, marks.get(pointer));
        String message = "additionalProperties".equals(error.getKeyword())
                ? "'" + property + "' is not known here" + (pointer.isEmpty() ? "; allowed: " + allowed : "")
                : error.getMessage();
        return new OptionException(place(path, mark) + ": " + message);
    }

    private static String place(Path path, Mark mark) {
        return mark == null ? path.toString() : path + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private JsonNode convert(Node node, String pointer) {
        node.getStartMark().ifPresent(mark -> marks.putIfAbsent(pointer, mark));
        if (node.isRecursive()) {
            throw new OptionException(place(pointer) + ": a value cannot contain itself");
        }
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = key(tuple.getKeyNode());
                String inside = pointer + "/" + key;
                tuple.getKeyNode().getStartMark().ifPresent(mark -> marks.put(inside, mark));
                if (object.has(key)) {
                    throw new OptionException(place(inside) + ": '" + key + "' is given twice");
                }
                object.set(key, convert(tuple.getValueNode(), inside));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(convert(item, pointer + "/" + array.size()));
            }
            return array;
        }
        return JsonNodeFactory.instance.textNode(((ScalarNode) node).getValue());
    }

    private String key(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new OptionException(place(path, node.getStartMark().orElse(null)) + ": a name must be a plain text");
    }

    /** The values: objects, arrays and texts only. */
    ObjectNode root() {
        return root;
    }

    /** File, line and column of a value, given by its JSON pointer. */
    String place(String pointer) {
        return place(path, marks.get(pointer));
    }

    /** The folder of the file, for paths inside it. */
    Path path() {
        return path;
    }
}
