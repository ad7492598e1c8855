package io.metertwin.dsp.sensor;

/** How the samples of a coil become steps of its integral. */
public enum IntegrationRule {

    /** Six samples around every step: the accumulated steps are the integral at the samples. */
    SIX_POINT,

    /**
     * Every sample is a step by itself. Their running sum stands for the integral half a sample after its newest sample,
     * larger by (w/2) / sin(w/2) at w radians per sample; what reads between samples takes both into account.
     */
    RUNNING_SUM
}
