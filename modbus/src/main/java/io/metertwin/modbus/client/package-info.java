/**
 * The other end: reads a running meter over Modbus TCP by the names of its values, through the same map it serves from.
 */
package io.metertwin.modbus.client;
