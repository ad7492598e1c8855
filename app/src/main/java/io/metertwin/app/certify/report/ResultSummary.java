package io.metertwin.app.certify.report;

import io.metertwin.app.certify.RowResult;
import io.metertwin.app.certify.TestKind;
import io.metertwin.app.certify.limits.AccuracyClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one part of a test in one line.
 *
 * @param accuracyClass the class
 * @param kind the part
 * @param rows its rows, at least one
 */
record ResultSummary(AccuracyClass accuracyClass, TestKind kind, List<RowResult> rows) {

    /** The parts of a certificate that have rows, in their order. */
    static List<ResultSummary> of(Certificate certificate) {
        List<ResultSummary> summaries = new ArrayList<>();
        for (AccuracyClass accuracyClass : certificate.plan().classes()) {
            for (TestKind kind : TestKind.values()) {
                List<RowResult> rows = certificate.results().stream()
                        .filter(result -> result.row().accuracyClass().equals(accuracyClass))
                        .filter(result -> result.row().kind() == kind)
                        .toList();
                if (!rows.isEmpty()) {
                    summaries.add(new ResultSummary(accuracyClass, kind, rows));
                }
            }
        }
        return summaries;
    }

    /** Number of rows that failed. */
    long failed() {
        return rows.stream().filter(result -> !result.passed()).count();
    }

    /** The row whose error fits into its limit the fewest times; none where rows only pass or fail. */
    Optional<RowResult> tightest() {
        return rows.stream().filter(RowResult::hasLimit).min(Comparator.comparingDouble(RowResult::timesInside));
    }
}
