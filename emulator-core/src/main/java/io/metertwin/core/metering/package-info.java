/**
 * What the meter adds up: energy counters that are exact however long they run (manual 5.2).
 */
package io.metertwin.core.metering;
