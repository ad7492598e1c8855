/**
 * The world on the primary side: grid voltages, circuits with their loads, and how they vary with time.
 *
 * <p>Everything is a value: a {@link io.metertwin.signal.grid.GridState} says what every primary channel carries from
 * one sample on. Loads are given as the field gives them (P and PF, or phasors) and become current spectra against the
 * voltages of their circuit. Nothing here moves by itself: the synthesizer asks as time goes.
 */
package io.metertwin.signal.grid;
