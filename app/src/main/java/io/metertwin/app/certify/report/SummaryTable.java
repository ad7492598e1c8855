package io.metertwin.app.certify.report;

import io.metertwin.app.certify.RowResult;
import io.metertwin.app.certify.TestPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a terminal shows: the circumstances, one line for each part of the test, the rows that failed. */
public final class SummaryTable {

    private static final int MOST_FAILURES = 20;

    private SummaryTable() {}

    /** The text, with a newline at its end. */
    public static String render(Certificate certificate) {
        StringBuilder text = new StringBuilder();
        Map<String, String> told = certificate.circumstances();
        text.append(String.join(
                        ", ",
                        told.get("model"),
                        told.get("sensor"),
                        told.get("wiring"),
                        told.get("frequency"),
                        "In " + told.get("In"),
                        "Imax " + told.get("Imax"),
                        "seed " + told.get("seed")))
                .append(System.lineSeparator())
                .append("inputs ")
                .append(told.get("inputs"))
                .append(System.lineSeparator())
                .append(System.lineSeparator())
                .append(line("class", "test", "rows", "failed", "tightest", "limit", "times inside", "at"));
        ResultSummary.of(certificate).forEach(summary -> text.append(line(summary)));
        text.append(System.lineSeparator());
        appendFailures(text, certificate.failures());
        certificate.omissions().forEach(omission -> text.append(omission).append(System.lineSeparator()));
        return text.append(verdict(certificate)).append(System.lineSeparator()).toString();
    }

    private static String line(ResultSummary summary) {
        Optional<RowResult> tightest = summary.tightest();
        return line(
                summary.accuracyClass().name(),
                summary.kind().label(),
                summary.rows().size(),
                summary.failed(),
                tightest.map(result -> Figures.signed(result.errorPercent()) + " %")
                        .orElse(""),
                tightest.map(Figures::limit).orElse(""),
                tightest.map(Figures::times).orElse(""),
                tightest.map(SummaryTable::place).orElse(summary.failed() == 0 ? "passed" : "failed"));
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-8s%-20s%6s%8s%14s%12s%14s  %s%n", cells);
    }

    private static void appendFailures(StringBuilder text, List<RowResult> failures) {
        for (RowResult result : failures.subList(0, Math.min(failures.size(), MOST_FAILURES))) {
            String note = Figures.note(result);
            text.append(String.format(
                    Locale.ROOT,
                    "FAIL  %s %s, %s: %s %%, allowed %s%s%n",
                    result.row().accuracyClass().name(),
                    result.row().kind().label(),
                    place(result),
                    Figures.signed(result.errorPercent()),
                    Figures.limit(result),
                    note.isEmpty() ? "" : " (" + note + ")"));
        }
        if (failures.size() > MOST_FAILURES) {
            text.append("... and ")
                    .append(failures.size() - MOST_FAILURES)
                    .append(" more")
                    .append(System.lineSeparator());
        }
    }

    private static String place(RowResult result) {
        TestPoint point = result.row().point();
        String words = String.join(
                " ",
                Figures.plain(point.amperes()) + " A",
                Figures.factor(result),
                point.path().isBalanced() ? "" : point.path().name(),
                Figures.condition(result),
                "circuit " + (result.circuit() + 1));
        return words.replaceAll(" +", " ");
    }

    private static String verdict(Certificate certificate) {
        int rows = certificate.results().size();
        return certificate.passed()
                ? "All " + rows + " rows passed."
                : certificate.failures().size() + " of " + rows + " rows failed.";
    }
}
