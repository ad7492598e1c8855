package io.metertwin.benchmarks.accuracy;

import io.metertwin.core.runtime.Fidelity;

/**
 * How many worlds are drawn, and for how long each is measured. Nothing is left out that a fidelity could show: noise needs
 * samples, and what {@link Fidelity#PHASOR} does not follow is not asked of it.
 *
 * @param steadyWorlds worlds for each wiring mode
 * @param noisyWorlds worlds for frequency in noise
 * @param ramps worlds whose frequency moves
 * @param windows windows of each of them
 * @param energyWorlds worlds for energy in noise
 * @param energySeconds how long each of those is counted
 * @param steppingWorlds worlds whose load steps, for each period of the steps
 * @param stepSeconds how long each of those is counted
 */
record StudySize(
        int steadyWorlds,
        int noisyWorlds,
        int ramps,
        int windows,
        int energyWorlds,
        double energySeconds,
        int steppingWorlds,
        double stepSeconds) {

    /** What the document shows. */
    static final StudySize DOCUMENT = new StudySize(100, 200, 100, 5, 1, 3600, 10, 60);

    /** A few worlds, for a test. */
    static final StudySize TEST = new StudySize(3, 6, 3, 3, 1, 60, 1, 10);

    /** Runs every study that makes sense at its fidelity. */
    void run(AccuracyStudy study) {
        study.steady(steadyWorlds, windows);
        study.powerFactors(steadyWorlds, windows);
        study.steps(steppingWorlds, stepSeconds);
        Fidelity fidelity = study.setup().fidelity();
        if (fidelity != Fidelity.PHASOR) {
            study.ramps(ramps, windows);
        }
        if (!fidelity.isAnalytic()) {
            study.noise(noisyWorlds, windows);
            study.energyInNoise(energyWorlds, energySeconds);
        }
    }
}
