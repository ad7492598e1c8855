package io.metertwin.app.certify.report;

import java.util.List;
import java.util.Locale;

/** Error curves as an SVG drawing: percentage error against current, the limits as dashed steps. */
final class CurvePlot {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 300;
    private static final int LEFT = 64;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 40;
    private static final double HEADROOM = 1.15;
    private static final double[] TICKS = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50};

    private final List<Curve> curves;
    private final double lowest;
    private final double highest;
    private final double most;
    private final StringBuilder svg = new StringBuilder();

    /**
     * One curve.
     *
     * @param label what it is
     * @param points its points by current
     */
    record Curve(String label, List<Point> points) {
        /** Keeps a copy. */
        Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * One point of a curve.
     *
     * @param multiple current as a multiple of In
     * @param errorPercent percentage error
     * @param limitPercent its limit
     */
    record Point(double multiple, double errorPercent, double limitPercent) {}

    private CurvePlot(List<Curve> curves, double most) {
        this.curves = curves;
        this.most = most;
        lowest = curves.stream()
                .mapToDouble(curve -> curve.points().get(0).multiple())
                .min()
                .orElse(TICKS[0]);
        highest = curves.stream()
                .mapToDouble(
                        curve -> curve.points().get(curve.points().size() - 1).multiple())
                .max()
                .orElse(1);
    }

    /** A drawing whose scale shows the limits. */
    static String withLimits(List<Curve> curves) {
        double most = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> Math.max(point.limitPercent(), Math.abs(point.errorPercent())))
                .max()
                .orElse(1);
        return new CurvePlot(curves, most * HEADROOM).draw("Errors and limits");
    }

    /** A drawing whose scale shows the errors. */
    static String enlarged(List<Curve> curves) {
        double most = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> Math.abs(point.errorPercent()))
                .max()
                .orElse(1);
        return new CurvePlot(curves, (most == 0 ? 1 : most) * HEADROOM).draw("Errors enlarged");
    }

    private String draw(String title) {
        append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n", WIDTH, HEIGHT, title);
        append("<title>%s</title>\n", title);
        axes();
        for (int k = 0; k < curves.size(); k++) {
            limits(curves.get(k), k);
        }
        for (int k = 0; k < curves.size(); k++) {
            curve(curves.get(k), k);
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes() {
        for (double tick : TICKS) {
            if (tick >= lowest && tick <= highest) {
                append(
                        "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                        x(tick), TOP, x(tick), HEIGHT - BOTTOM);
                append(
                        "<text x=\"%.1f\" y=\"%d\" class=\"mid\">%s</text>\n",
                        x(tick), HEIGHT - BOTTOM + 16, Figures.plain(tick));
            }
        }
        double step = step();
        for (long k = (long) Math.ceil(-most / step); k * step <= most; k++) {
            append(
                    "<line class=\"%s\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
                    k == 0 ? "zero" : "grid", LEFT, y(k * step), WIDTH - RIGHT, y(k * step));
            append(
                    "<text x=\"%d\" y=\"%.1f\" class=\"end\">%s</text>\n",
                    LEFT - 6,
                    y(k * step) + 4,
                    most < 1e-3 ? String.format(Locale.ROOT, "%.0e", k * step) : Figures.plain(k * step));
        }
        append("<text x=\"%d\" y=\"%d\" class=\"mid\">I / In</text>\n", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6);
        append(
                "<text x=\"12\" y=\"%d\" class=\"mid\" transform=\"rotate(-90 12 %d)\">error, %%</text>\n",
                (HEIGHT - BOTTOM) / 2, (HEIGHT - BOTTOM) / 2);
    }

    /** About eight steps of 1, 2 or 5 times a power of ten over the whole height. */
    private double step() {
        double rough = most / 4;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        for (double digit : new double[] {1, 2, 5}) {
            if (digit * power >= rough) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    /** Draws the limits of a curve unless they lie outside the drawing. */
    private void limits(Curve curve, int number) {
        if (curve.points().stream().anyMatch(point -> point.limitPercent() > most)) {
            return;
        }
        for (int sign = -1; sign <= 1; sign += 2) {
            StringBuilder path = new StringBuilder();
            double before = 0;
            for (Point point : curve.points()) {
                String place = path.length() == 0
                        ? String.format(Locale.ROOT, "M%.1f %.1f", x(point.multiple()), y(sign * point.limitPercent()))
                        : String.format(
                                Locale.ROOT,
                                "L%.1f %.1f L%.1f %.1f",
                                x(point.multiple()),
                                y(sign * before),
                                x(point.multiple()),
                                y(sign * point.limitPercent()));
                path.append(place);
                before = point.limitPercent();
            }
            append("<path class=\"limit c%d\" d=\"%s\"/>\n", number, path);
        }
    }

    private void curve(Curve curve, int number) {
        StringBuilder points = new StringBuilder();
        curve.points()
                .forEach(point -> points.append(
                        String.format(Locale.ROOT, "%.1f,%.1f ", x(point.multiple()), y(point.errorPercent()))));
        append(
                "<polyline class=\"curve c%d\" points=\"%s\"/>\n",
                number, points.toString().strip());
        for (Point point : curve.points()) {
            append(
                    "<circle class=\"c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s at %s In: %s %%</title></circle>\n",
                    number,
                    x(point.multiple()),
                    y(point.errorPercent()),
                    curve.label(),
                    Figures.plain(point.multiple()),
                    Figures.signed(point.errorPercent()));
        }
    }

    private double x(double multiple) {
        double share = highest == lowest ? 0.5 : StrictMath.log(multiple / lowest) / StrictMath.log(highest / lowest);
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double y(double percent) {
        return TOP + (1 - percent / most) / 2 * (HEIGHT - TOP - BOTTOM);
    }

    private void append(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
