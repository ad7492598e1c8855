/**
 * Modbus TCP: sockets and MBAP framing around the dispatcher.
 *
 * <p>One thread serves all connections of a meter. It accepts, assembles frames however they are cut into packets, has
 * each answered from one snapshot with one write, and closes what breaks the rules, stalls or idles. Timers run on a
 * {@link io.metertwin.core.time.HostClock}. Source: MODBUS Messaging on TCP/IP implementation guide 1.0b.
 */
package io.metertwin.modbus.tcp;
