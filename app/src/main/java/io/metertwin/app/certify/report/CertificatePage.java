package io.metertwin.app.certify.report;

import io.metertwin.app.certify.TestKind;
import io.metertwin.app.certify.limits.AccuracyClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The certificate as one HTML page that needs nothing else: styles and drawings are inside. */
public final class CertificatePage {

    private static final String STYLE = "/io/metertwin/app/certify/certificate.css";

    private final Certificate certificate;
    private final StringBuilder html = new StringBuilder();

    private CertificatePage(Certificate certificate) {
        this.certificate = certificate;
    }

    /** The text of the file. */
    public static String render(Certificate certificate) {
        return new CertificatePage(certificate).page();
    }

    private String page() {
        String title =
                certificate.plan().meter().device().model().code() + ": accuracy class " + certificate.classNames();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p class=\"disclaimer\">")
                .append(Certificate.DISCLAIMER)
                .append("</p>\n");
        verdict();
        table("Circumstances", certificate.circumstances());
        overview();
        certificate.plan().classes().forEach(this::curves);
        html.append(RowTables.render(certificate));
        method();
        html.append("<details>\n<summary>All settings of the meter</summary>\n");
        table("Settings", certificate.settings());
        return html.append("</details>\n</main>\n</body>\n</html>\n").toString();
    }

    private void verdict() {
        int rows = certificate.results().size();
        html.append("<p class=\"verdict ")
                .append(certificate.passed() ? "pass\">All " + rows + " rows passed" : "fail\">")
                .append(certificate.passed() ? "" : certificate.failures().size() + " of " + rows + " rows failed")
                .append("</p>\n");
    }

    private void table(String title, Map<String, String> texts) {
        html.append("<h2>").append(title).append("</h2>\n<table class=\"pairs\">\n");
        texts.forEach((name, text) -> html.append("<tr><th scope=\"row\">")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(text))
                .append("</td></tr>\n"));
        html.append("</table>\n");
    }

    private void overview() {
        html.append("<h2>Overview</h2>\n<table>\n<thead><tr><th>Class</th><th>Test</th><th>Rows</th><th>Failed</th>")
                .append("<th>Tightest error</th><th>Limit</th><th>Times inside</th></tr></thead>\n<tbody>\n");
        for (ResultSummary summary : ResultSummary.of(certificate)) {
            cells(
                    summary.failed() == 0 ? "" : "fail",
                    summary.accuracyClass().name(),
                    summary.kind().label(),
                    Integer.toString(summary.rows().size()),
                    Long.toString(summary.failed()),
                    summary.tightest()
                            .map(result -> Figures.signed(result.errorPercent()) + " %")
                            .orElse(""),
                    summary.tightest().map(Figures::limit).orElse(""),
                    summary.tightest().map(Figures::times).orElse(""));
        }
        html.append("</tbody>\n</table>\n");
    }

    private void cells(String style, String... texts) {
        html.append(style.isEmpty() ? "<tr>" : "<tr class=\"" + style + "\">");
        for (String text : texts) {
            html.append("<td>").append(escaped(text)).append("</td>");
        }
        html.append("</tr>\n");
    }

    private void curves(AccuracyClass accuracyClass) {
        for (TestKind kind : List.of(TestKind.BALANCED, TestKind.SINGLE_PHASE)) {
            List<CurvePlot.Curve> curves = ErrorCurves.of(certificate, accuracyClass, kind);
            if (!curves.isEmpty()) {
                html.append("<section class=\"curves\">\n<h2>Error curves: ")
                        .append(escaped(accuracyClass.name() + ", " + kind.label()))
                        .append("</h2>\n<p class=\"legend\">");
                for (int k = 0; k < curves.size(); k++) {
                    html.append("<span class=\"c")
                            .append(k)
                            .append("\">")
                            .append(escaped(curves.get(k).label()))
                            .append("</span> ");
                }
                html.append("</p>\n<div class=\"plots\">\n<figure>\n")
                        .append(CurvePlot.withLimits(curves))
                        .append("<figcaption>with the limits, dashed</figcaption>\n</figure>\n<figure>\n")
                        .append(CurvePlot.enlarged(curves))
                        .append("<figcaption>enlarged to the errors</figcaption>\n</figure>\n</div>\n</section>\n");
            }
        }
    }

    private void method() {
        html.append("<h2>How it was measured</h2>\n<ul>\n")
                .append("<li>Every circuit carries the load; a row shows the circuit that is farthest off.</li>\n")
                .append(
                        "<li>The energy is read from the meter's registers over whole windows, after it has settled; the"
                                + " reference is the closed form of the waveforms over the same windows.</li>\n")
                .append("<li>A row of an influence quantity is the variation of the percentage error against the same"
                        + " load under reference conditions. Harmonics: 10 % of U and 40 % of I at the 5th, in phase at"
                        + " the zero crossing. Sub-harmonics: two cycles of current, two without.</li>\n")
                .append("<li>Starting: the meter registers in the right direction, at most the stated percentage off."
                        + " No load: the registers do not move within 60 s.</li>\n");
        certificate
                .omissions()
                .forEach(omission ->
                        html.append("<li>").append(escaped(omission)).append("</li>\n"));
        html.append("</ul>\n");
    }

    private static String style() {
        try (InputStream in = CertificatePage.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(STYLE + " cannot be read", e);
        }
    }

    /** Text that is safe between tags and in attributes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
