/**
 * Modbus RTU: framing by silence, check sums and line time around the dispatcher (manual 9.1, 9.2).
 *
 * <p>The framer is a pure function of bytes and their times; the server runs it on a line, real or in memory. Source:
 * MODBUS over serial line 1.02.
 */
package io.metertwin.modbus.rtu;
