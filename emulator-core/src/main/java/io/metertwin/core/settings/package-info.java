/**
 * The catalogue of settings: type, range, default, unit and source of each, and one immutable set of values.
 *
 * <p>Every surface reads and writes through the same entries, so a value that one surface refuses is refused by all,
 * with the same words. Values travel as text (command line, files) or as numbers (Modbus); both are checked here.
 */
package io.metertwin.core.settings;
