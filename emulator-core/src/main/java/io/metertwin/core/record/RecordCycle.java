package io.metertwin.core.record;

/**
 * One cycle of a record task: from start to stop.
 *
 * @param setup what the task does
 * @param startMillis when it began, milliseconds since 1970-01-01 00:00 in meter time
 */
public record RecordCycle(RecordSetup setup, long startMillis) {}
