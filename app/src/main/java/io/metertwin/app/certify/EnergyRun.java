package io.metertwin.app.certify;

import io.metertwin.app.certify.limits.MeteredEnergy;
import java.util.List;

/**
 * What the registers counted over a number of whole windows.
 *
 * @param seconds exact duration of the windows
 * @param circuits one for each circuit
 * @param clipped true when an input was at the end of its range
 */
record EnergyRun(double seconds, List<Count> circuits, boolean clipped) {

    /**
     * The counts of one circuit.
     *
     * @param activeImport Wh
     * @param activeExport Wh
     * @param reactiveImport varh
     * @param reactiveExport varh
     */
    record Count(double activeImport, double activeExport, double reactiveImport, double reactiveExport) {

        /** Import less export, Wh or varh. */
        double net(MeteredEnergy energy) {
            return energy == MeteredEnergy.ACTIVE ? activeImport - activeExport : reactiveImport - reactiveExport;
        }

        /** Everything that moved, import and export, Wh or varh. */
        double moved(MeteredEnergy energy) {
            return energy == MeteredEnergy.ACTIVE ? activeImport + activeExport : reactiveImport + reactiveExport;
        }

        /** What was counted since an earlier state of the same registers. */
        Count since(Count before) {
            return new Count(
                    activeImport - before.activeImport,
                    activeExport - before.activeExport,
                    reactiveImport - before.reactiveImport,
                    reactiveExport - before.reactiveExport);
        }
    }

    /** Keeps a copy. */
    EnergyRun {
        circuits = List.copyOf(circuits);
    }
}
