package io.metertwin.dsp.cycle;

/**
 * The signal a window is synchronised to: the strongest of the positive-, negative- and zero-sequence components of three
 * voltages. One of them lives whatever the sequence is and whichever phases are missing.
 */
final class SequenceReference {

    private static final double THIRD = 1.0 / 3;
    private static final double HALF = THIRD / 2;
    private static final double ROOT = THIRD * Math.sqrt(3) / 2;
    private static final double[][] RE = {{THIRD, -HALF, -HALF}, {THIRD, -HALF, -HALF}, {THIRD, THIRD, THIRD}};
    private static final double[][] IM = {{0, ROOT, -ROOT}, {0, -ROOT, ROOT}, {0, 0, 0}};

    private final CyclePhasors[] components;

    SequenceReference(int cycles) {
        components = new CyclePhasors[] {new CyclePhasors(cycles), new CyclePhasors(cycles), new CyclePhasors(cycles)};
    }

    /**
     * The strongest component of three channels.
     *
     * @param phases per-cycle phasors of the three voltages of a bank
     */
    CyclePhasors strongest(CyclePhasors[] phases) {
        CyclePhasors strongest = components[0];
        double most = -1;
        for (int k = 0; k < components.length; k++) {
            components[k].combine(phases, RE[k], IM[k]);
            double magnitude = components[k].magnitude();
            if (magnitude > most) {
                most = magnitude;
                strongest = components[k];
            }
        }
        return strongest;
    }
}
