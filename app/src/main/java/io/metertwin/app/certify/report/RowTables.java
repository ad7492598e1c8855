package io.metertwin.app.certify.report;

import io.metertwin.app.certify.RowResult;
import io.metertwin.app.certify.TestPoint;

/** Every row of a certificate as HTML, one table for each part of the test. */
final class RowTables {

    private static final String HEAD = "<thead><tr><th>Row</th><th>I / In</th><th>Current</th><th>Load on</th>"
            + "<th>Factor</th><th>Condition</th><th>Limit</th><th>Error</th><th>Margin</th><th>Times inside</th>"
            + "<th>Circuit</th><th>Result</th></tr></thead>\n";

    private final Certificate certificate;
    private final StringBuilder html = new StringBuilder();
    private int number;

    private RowTables(Certificate certificate) {
        this.certificate = certificate;
    }

    static String render(Certificate certificate) {
        RowTables tables = new RowTables(certificate);
        ResultSummary.of(certificate).forEach(tables::append);
        return tables.html.toString();
    }

    private void append(ResultSummary summary) {
        String title = summary.accuracyClass().name() + ", " + summary.kind().label();
        html.append("<h2>")
                .append(CertificatePage.escaped(title))
                .append("</h2>\n<table class=\"rows\">\n")
                .append(HEAD);
        html.append("<tbody>\n");
        summary.rows().forEach(this::append);
        html.append("</tbody>\n</table>\n");
    }

    private void append(RowResult result) {
        TestPoint point = result.row().point();
        html.append(result.passed() ? "<tr>" : "<tr class=\"fail\">");
        cell(Integer.toString(++number));
        cell(Figures.plain(point.amperes() / certificate.plan().ratedAmperes()));
        cell(Figures.plain(point.amperes()) + " A");
        cell(point.path().name());
        cell(Figures.factor(result));
        cell(Figures.condition(result));
        cell(Figures.limit(result));
        cell(
                result.hasLimit() || result.expected() != 0
                        ? Figures.signed(result.errorPercent()) + " %"
                        : Figures.plain(result.registered()) + " "
                                + result.energy().unit());
        cell(result.hasLimit() ? Figures.signed(result.marginPercent()) + " %" : "");
        cell(result.hasLimit() ? Figures.times(result) : "");
        cell(Integer.toString(result.circuit() + 1));
        String note = Figures.note(result);
        cell(Figures.verdict(result) + (note.isEmpty() ? "" : ": " + note));
        html.append("</tr>\n");
    }

    private void cell(String text) {
        html.append("<td>").append(CertificatePage.escaped(text)).append("</td>");
    }
}
