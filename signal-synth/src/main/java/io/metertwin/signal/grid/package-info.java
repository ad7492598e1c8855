/**
 * The world on the primary side: grid voltages, circuits with their loads, and how they vary with time.
 *
 * <p>Everything is a value: a {@link io.metertwin.signal.grid.GridState} says what every primary channel carries from
 * one sample on. Loads are given as the field gives them (P and PF, or phasors) and become current spectra against the
 * voltages of their circuit. The synthesizer asks for a new state at the instants a model names;
 * between them a state lasts, steady or moving along the few laws it can state exactly.
 */
package io.metertwin.signal.grid;
