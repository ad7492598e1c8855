package io.metertwin.app.bench;

import io.metertwin.core.time.HostClock;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import java.util.List;

/** A source that adds up the time its samples take. */
final class TimedSource implements PrimarySource {

    private final PrimarySource source;
    private final HostClock host;
    private long nanos;

    TimedSource(PrimarySource source, HostClock host) {
        this.source = source;
        this.host = host;
    }

    /** Counts from here on. */
    void forgetTime() {
        nanos = 0;
    }

    /** Time spent on samples, nanoseconds. */
    long nanos() {
        return nanos;
    }

    @Override
    public void fill(SampleBlock block, int length) {
        long begin = host.nanos();
        source.fill(block, length);
        nanos += host.nanos() - begin;
    }

    @Override
    public void addSteps(SampleBlock block) {
        source.addSteps(block);
    }

    @Override
    public long samplesBefore(double seconds, long next) {
        return source.samplesBefore(seconds, next);
    }

    @Override
    public InputLayout layout() {
        return source.layout();
    }

    @Override
    public double sampleRateHz() {
        return source.sampleRateHz();
    }

    @Override
    public long position() {
        return source.position();
    }

    @Override
    public void connect(List<Tap> taps) {
        source.connect(taps);
    }
}
