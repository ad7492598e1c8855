package io.metertwin.app.certify.report;

import io.metertwin.app.certify.RowResult;
import io.metertwin.app.certify.TestPoint;
import java.util.List;
import java.util.stream.Collectors;

/** The rows as comma-separated values (RFC 4180), one header line. */
public final class CertificateCsv {

    private static final List<String> COLUMNS = List.of(
            "row",
            "class",
            "energy",
            "test",
            "load_on",
            "condition",
            "current_in",
            "current_a",
            "factor",
            "limit_percent",
            "error_percent",
            "margin_percent",
            "times_inside",
            "circuit",
            "registered",
            "expected",
            "unit",
            "result",
            "note");

    private CertificateCsv() {}

    /** The text of the file. */
    public static String render(Certificate certificate) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        int number = 0;
        for (RowResult result : certificate.results()) {
            List<String> cells = cells(++number, result, certificate.plan().ratedAmperes());
            text.append(cells.stream().map(CertificateCsv::quoted).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static List<String> cells(int number, RowResult result, double ratedAmperes) {
        TestPoint point = result.row().point();
        boolean judged = result.hasLimit();
        return List.of(
                Integer.toString(number),
                result.row().accuracyClass().name(),
                result.energy().id(),
                result.row().kind().label(),
                point.path().name(),
                Figures.condition(result),
                Figures.plain(point.amperes() / ratedAmperes),
                Figures.plain(point.amperes()),
                Figures.factor(result),
                judged ? Figures.plain(result.row().limitPercent()) : "",
                Double.toString(result.errorPercent()),
                judged ? Double.toString(result.marginPercent()) : "",
                judged && Double.isFinite(result.timesInside()) ? Double.toString(result.timesInside()) : "",
                Integer.toString(result.circuit() + 1),
                Double.toString(result.registered()),
                Double.toString(result.expected()),
                result.energy().unit(),
                result.passed() ? "pass" : "fail",
                Figures.note(result));
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
