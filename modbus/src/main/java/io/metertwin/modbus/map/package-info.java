/**
 * Register maps as data: what stands at which address, in which type, scale and order.
 *
 * <p>A map is read from CSV files ({@code resources/registers/<family>}), checked as a whole for one model, and then
 * immutable. Code knows kinds of rows ({@link io.metertwin.modbus.map.Binding}), never addresses.
 */
package io.metertwin.modbus.map;
