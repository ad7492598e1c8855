package io.metertwin.signal.synth;

import io.metertwin.signal.grid.GridState;

/**
 * When the samples are taken: at equal times, or at equal phases of the grid. Every answer depends on the index of the
 * sample and the state in force alone, so a run is the same however it is cut into blocks.
 */
sealed interface SampleClock permits EqualTimes, EqualPhases {

    /** Part of a sample within which an instant counts as on the sample. */
    double TOLERANCE = 1e-6;

    /** A state comes into force at an instant, in seconds of the run; instants never go back. */
    void begin(double seconds, GridState state);

    /** The state in force. */
    StateClock current();

    /** Index of the first sample at or after an instant, as the state in force goes on. */
    long sampleAt(double seconds);

    /** Time of a sample since the begin of the state, seconds. */
    double tau(long sample);

    /** Time of a sample, seconds of the run. */
    double seconds(long sample);

    /** Phase of the grid at a sample, 0 to below 1 cycle. */
    double cycles(long sample);

    /** Cycles between neighbouring samples; under a frequency ramp on equal times, those at the given sample. */
    double cyclesPerSample(long sample);

    /** Samples of a cycle when every cycle of a steady waveform has the same samples, the first at phase 0; 0 when not. */
    int samplesOfCycle();

    /** Samples per second around a sample. */
    double rateHz(long sample);
}
