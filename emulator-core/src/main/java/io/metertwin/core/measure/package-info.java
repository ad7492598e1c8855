/**
 * What surfaces can read: the catalogue of measured values and the immutable snapshot they are taken from.
 *
 * <p>Surfaces hold one {@link io.metertwin.core.measure.MeterSnapshot} for the whole of a response and read it through
 * {@link io.metertwin.core.measure.Quantity}. Ids follow the grammar {@code [cN.]quantity[.phase or total][.statistic]}
 * and are guarded by a golden file.
 */
package io.metertwin.core.measure;
