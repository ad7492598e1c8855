package io.metertwin.core.record;

/** Takes what a record task produces, in its order. */
public interface RecordSink {

    /** Takes one line of a cycle; true when it is kept. */
    boolean line(RecordCycle cycle, RecordRow row);

    /** The cycle is over: no more lines. */
    void ended(RecordCycle cycle, long meterMillis);

    /** The cycle has begun. */
    void begun(RecordCycle cycle);
}
