/**
 * The analytic path: spectra in, the same measurements out, without a sample in between. It gives the truth that
 * readings are compared with.
 */
package io.metertwin.dsp.phasor;
