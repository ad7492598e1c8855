package io.metertwin.signal.replay;

/** Solves the normal equations of a fit by least squares. */
final class NormalEquations {

    private static final double LEAST_PIVOT = 1e-12;

    private NormalEquations() {}

    /**
     * Solves a symmetric system by elimination.
     *
     * @param rows the matrix, of which the diagonal and what is right of it count, with the right-hand sides as last
     *     column; destroyed
     * @return the unknowns; 0 for one that the others determine
     */
    static double[] solve(double[][] rows) {
        int size = rows.length;
        double[] diagonal = new double[size];
        for (int i = 0; i < size; i++) {
            diagonal[i] = rows[i][i];
        }
        for (int i = 0; i < size; i++) {
            if (isDetermined(rows, diagonal, i)) {
                eliminate(rows, i);
            }
        }
        double[] unknowns = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            if (isDetermined(rows, diagonal, i)) {
                double sum = rows[i][size];
                for (int k = i + 1; k < size; k++) {
                    sum -= rows[i][k] * unknowns[k];
                }
                unknowns[i] = sum / rows[i][i];
            }
        }
        return unknowns;
    }

    private static boolean isDetermined(double[][] rows, double[] diagonal, int i) {
        return rows[i][i] > LEAST_PIVOT * diagonal[i];
    }

    private static void eliminate(double[][] rows, int i) {
        int size = rows.length;
        double[] pivot = rows[i];
        for (int j = i + 1; j < size; j++) {
            double factor = pivot[j] / pivot[i];
            for (int k = j; k <= size; k++) {
                rows[j][k] -= factor * pivot[k];
            }
        }
    }
}
