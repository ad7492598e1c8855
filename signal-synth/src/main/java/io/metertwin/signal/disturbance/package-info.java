/**
 * What goes wrong on the grid, as values with exact begin and end: dips, swells and interruptions (IEC 61000-4-30 5.4,
 * 5.5), lost conductors, frequency and phase events, harmonics and interharmonics (IEC 61000-4-7), flicker
 * (IEC 61000-4-15), unbalance and sequence.
 *
 * <p>A {@link io.metertwin.signal.disturbance.DisturbedGrid} plays them over a supply and its loads. Several at once
 * compose, in the order of the list: first what changes the supply, then the loads answer, then what changes the
 * waveforms.
 */
package io.metertwin.signal.disturbance;
