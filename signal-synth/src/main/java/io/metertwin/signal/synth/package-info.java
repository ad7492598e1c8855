/**
 * Waveforms from spectra: evaluates the state of the grid sample by sample on the meter's sample clock.
 *
 * <p>All channels share one basis of cosines and sines per block, so a channel costs two multiplications per sample and
 * harmonic. The basis is exact at the start of every block; nothing drifts however long a run lasts.
 *
 * <p>Samples lie at equal times or at equal phases of the grid. Frequency ramps, growing harmonics, interharmonics and
 * flicker are evaluated exactly at each sample, with their exact derivative where a coil asks for it.
 */
package io.metertwin.signal.synth;
