/**
 * How fast the twin is: JMH benchmarks of the signal chain and a load program for Modbus.
 *
 * <p>Figures are quoted as ratios to a plain reference measured in the same run, because machines differ and are shared.
 */
package io.metertwin.benchmarks;
