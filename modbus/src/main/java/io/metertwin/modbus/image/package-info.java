/**
 * Registers as a client sees them: one snapshot to words, and words to one command for the meter.
 *
 * <p>Called by the dispatcher for each request, on the threads of the transports; everything here is immutable.
 */
package io.metertwin.modbus.image;
