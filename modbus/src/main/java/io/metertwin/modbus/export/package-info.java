/**
 * Configurations of Modbus clients, written from a register map: what to read at which address, as which type.
 *
 * <p>Called by the command line.
 */
package io.metertwin.modbus.export;
