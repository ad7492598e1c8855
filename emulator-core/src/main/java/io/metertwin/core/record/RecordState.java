package io.metertwin.core.record;

/** What a record task is doing; the order is the code on the wire. */
public enum RecordState {
    /** It does not record. */
    STOPPED,
    /** It was started and waits for its start time. */
    WAITING,
    /** A cycle is running. */
    RECORDING
}
