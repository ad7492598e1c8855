package io.metertwin.dsp;

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

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        cases.forEach(
                (kind, worst) -> text.append(String.format("%s %.3g (%s); ", kind, worst.error(), worst.where())));
        return text.toString();
    }
}
