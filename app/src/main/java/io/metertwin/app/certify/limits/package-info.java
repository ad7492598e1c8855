/**
 * What an accuracy class demands: percentage error limits by current and power factor, for single-phase loads and for
 * influence quantities (IEC 62053-22 and 62053-24). Data read by {@code io.metertwin.app.options}, tested by
 * {@code io.metertwin.app.certify}.
 */
package io.metertwin.app.certify.limits;
