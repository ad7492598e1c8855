/**
 * What the meter adds up: energy counters that are exact however long they run (manual 5.2), demand (5.4), and the largest
 * and smallest of what it measured (5.7).
 */
package io.metertwin.core.metering;
