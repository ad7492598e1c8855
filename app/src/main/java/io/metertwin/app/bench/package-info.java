/**
 * How fast this machine is: the chain, its stages, whole meters and Modbus, each measured in this process. Called by the
 * command line; the benchmarks measure the same installation.
 */
package io.metertwin.app.bench;
