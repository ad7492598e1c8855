/**
 * Alarms of circuits (manual 5.10; decision 28): values at or beyond a threshold for long enough raise one, and it is
 * released when all have come back beyond the release. Called by the loop's thread.
 */
package io.metertwin.core.alarm;
