/**
 * What every stage of the signal chain speaks: phases, channels, phasors, spectra and blocks of samples.
 *
 * <p>Nothing here knows the meter. A {@link io.metertwin.signal.PrimarySource} stands for the grid side (primary volts
 * and amperes); a {@link io.metertwin.signal.SampleSource} stands for the meter's inputs (volts at the terminals and at
 * the RJ45 sockets). The analog front end turns the first into the second.
 *
 * <p>All values are unscaled SI doubles: volts, amperes, hertz, radians, seconds. Phasors are rms values; a component
 * of order h is {@code sqrt(2) * |X| * cos(h * theta + arg X)} with theta the phase of the grid.
 */
package io.metertwin.signal;
