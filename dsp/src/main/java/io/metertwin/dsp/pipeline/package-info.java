/**
 * The one entrance of the signal processing, where the other packages are put together: samples in, measurements out.
 * Called by the meter.
 */
package io.metertwin.dsp.pipeline;
