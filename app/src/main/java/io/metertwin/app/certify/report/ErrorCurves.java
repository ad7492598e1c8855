package io.metertwin.app.certify.report;

import io.metertwin.app.certify.RowResult;
import io.metertwin.app.certify.TestKind;
import io.metertwin.app.certify.limits.AccuracyClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Picks the error curves out of the rows: one for each load factor; of single-phase loads the phase farthest off. */
final class ErrorCurves {

    private ErrorCurves() {}

    static List<CurvePlot.Curve> of(Certificate certificate, AccuracyClass accuracyClass, TestKind kind) {
        Map<String, TreeMap<Double, CurvePlot.Point>> byFactor = new LinkedHashMap<>();
        for (RowResult result : certificate.results()) {
            if (result.row().accuracyClass().equals(accuracyClass)
                    && result.row().kind() == kind) {
                CurvePlot.Point point = new CurvePlot.Point(
                        result.row().point().amperes() / certificate.plan().ratedAmperes(),
                        result.errorPercent(),
                        result.row().limitPercent());
                byFactor.computeIfAbsent(Figures.factor(result), factor -> new TreeMap<>())
                        .merge(point.multiple(), point, ErrorCurves::farther);
            }
        }
        List<CurvePlot.Curve> curves = new ArrayList<>();
        byFactor.forEach((factor, points) -> curves.add(new CurvePlot.Curve(factor, List.copyOf(points.values()))));
        return curves;
    }

    private static CurvePlot.Point farther(CurvePlot.Point a, CurvePlot.Point b) {
        return Math.abs(b.errorPercent()) > Math.abs(a.errorPercent()) ? b : a;
    }
}
