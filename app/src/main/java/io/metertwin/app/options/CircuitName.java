package io.metertwin.app.options;

import java.util.Locale;

/** {@code c1}: a circuit of the meter. */
final class CircuitName {

    private CircuitName() {}

    /**
     * The circuit a text names, from 0.
     *
     * @param text the name
     * @param circuits circuits of the meter
     * @param others what else is allowed there; may be empty
     */
    static int parse(String text, int circuits, String others) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        for (int circuit = 0; circuit < circuits; circuit++) {
            if (name.equals("c" + (circuit + 1))) {
                return circuit;
            }
        }
        throw new OptionException("'" + text + "': this meter has circuits c1"
                + (circuits == 1 ? "" : " to c" + circuits)
                + (others.isEmpty() ? "" : "; allowed are " + others + " too"));
    }
}
