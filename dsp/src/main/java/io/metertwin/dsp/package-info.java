/**
 * The records of the signal processing: how it is configured and what it yields. Its one entrance is
 * {@link io.metertwin.dsp.pipeline.MeteringPipeline}.
 *
 * <p>Pure and clockless: a measurement depends on the samples and on the configuration alone. Definitions follow
 * IEC 61000-4-30 (windows), IEEE 1459 (powers) and the manual's section 5.1. A value that a wiring does not have is NaN.
 */
package io.metertwin.dsp;
