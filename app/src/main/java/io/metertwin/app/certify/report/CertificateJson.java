package io.metertwin.app.certify.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.metertwin.app.certify.RowResult;
import io.metertwin.app.certify.TestPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The whole certificate as JSON. A field that a row does not have is left out. */
public final class CertificateJson {

    private CertificateJson() {}

    /** The text of the file, with a newline at its end. */
    public static String render(Certificate certificate) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("disclaimer", Certificate.DISCLAIMER);
        root.put("passed", certificate.passed());
        root.put("rows", certificate.results().size());
        root.put("failed", certificate.failures().size());
        fill(root.putObject("circumstances"), certificate.circumstances());
        fill(root.putObject("settings"), certificate.settings());
        ArrayNode omissions = root.putArray("leftOut");
        certificate.omissions().forEach(omissions::add);
        ArrayNode results = root.putArray("results");
        for (RowResult result : certificate.results()) {
            results.add(row(results.size() + 1, result, certificate.plan().ratedAmperes()));
        }
        try {
            DefaultIndenter indent = new DefaultIndenter("  ", "\n");
            return new ObjectMapper()
                            .writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indent)
                                    .withArrayIndenter(indent))
                            .writeValueAsString(root)
                    + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(ObjectNode node, Map<String, String> texts) {
        texts.forEach(node::put);
    }

    private static ObjectNode row(int number, RowResult result, double ratedAmperes) {
        TestPoint point = result.row().point();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("row", number);
        node.put("class", result.row().accuracyClass().name());
        node.put("energy", result.energy().id());
        node.put("test", result.row().kind().label());
        node.put("loadOn", point.path().name());
        node.put("condition", point.condition().label());
        node.put("voltageUn", point.voltage());
        node.put("currentIn", point.amperes() / ratedAmperes);
        node.put("currentA", point.amperes());
        node.put("factor", Figures.factor(result));
        node.put("errorPercent", result.errorPercent());
        if (result.hasLimit()) {
            node.put("limitPercent", result.row().limitPercent());
            node.put("marginPercent", result.marginPercent());
            if (Double.isFinite(result.timesInside())) {
                node.put("timesInside", result.timesInside());
            }
        }
        node.put("circuit", result.circuit() + 1);
        node.put("registered", result.registered());
        node.put("expected", result.expected());
        node.put("unit", result.energy().unit());
        node.put("clipped", result.clipped());
        node.put("passed", result.passed());
        return node;
    }
}
