/**
 * From volts at the current inputs back to amperes: the integrator behind a Rogowski coil, and its exact correction.
 */
package io.metertwin.dsp.sensor;
