/**
 * Register maps for people and for other programs: the same rows the meter serves from, as text.
 */
package io.metertwin.modbus.document;
