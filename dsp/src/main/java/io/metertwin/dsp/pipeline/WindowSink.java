package io.metertwin.dsp.pipeline;

/** Receives each window as soon as it is measured. */
@FunctionalInterface
public interface WindowSink {

    /**
     * A window is complete.
     *
     * @param window valid during this call only
     */
    void window(MeasuredWindow window);
}
