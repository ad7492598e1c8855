package io.metertwin.dsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The largest error seen of each kind, and where it was seen. */
final class Worst {

    private record Case(double error, String where) {}

    private final Map<String, Case> cases = new TreeMap<>();

    void note(String kind, double error, String where) {
        double size = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.abs(error);
        if (size >= of(kind)) {
            cases.put(kind, new Case(size, where));
        }
    }

    double of(String kind) {
        return cases.containsKey(kind) ? cases.get(kind).error() : 0;
    }

    /** Every kind with its error, on one short line. */
    @Override
    public String toString() {
        List<String> kinds = new ArrayList<>();
        cases.forEach((kind, worst) -> kinds.add(String.format(Locale.ROOT, "%s %.2g", kind, worst.error())));
        return String.join(", ", kinds);
    }

    /** The error of one kind and where it was seen. */
    String at(String kind) {
        return cases.containsKey(kind) ? kind + " " + cases.get(kind) : kind + ": nothing compared";
    }
}
