package io.metertwin.core.runtime;

import io.metertwin.core.storage.Sections;
import io.metertwin.core.storage.StateWriter;
import io.metertwin.core.time.HostClock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Hands the state of a meter to its writer often enough that a death of the process costs less than a second of host
 * time: twice a second, and soon after a command changed something. Used by the loop's thread.
 */
public final class Checkpoint {

    private static final long PERIOD_NANOS = 500_000_000;
    private static final long SOON_NANOS = 100_000_000;

    private final StateWriter writer;
    private final HostClock host;
    private long takenNanos;
    private boolean changed = true;

    /**
     * A checkpoint that is taken at the first look.
     *
     * @param writer receives the states
     * @param host host time
     */
    public Checkpoint(StateWriter writer, HostClock host) {
        this.writer = writer;
        this.host = host;
        takenNanos = host.nanos() - PERIOD_NANOS;
    }

    /** Something changed that a client has been told of. */
    void change() {
        changed = true;
    }

    /**
     * Takes the state if it is time to.
     *
     * @param state the state as it is now
     * @return why the last one could not be written; empty when it could
     */
    Optional<String> look(Supplier<Sections> state) {
        long since = host.nanos() - takenNanos;
        if (since >= PERIOD_NANOS || (changed && since >= SOON_NANOS)) {
            take(state);
        }
        return writer.failure();
    }

    /** Takes the state now. */
    void take(Supplier<Sections> state) {
        takenNanos = host.nanos();
        changed = false;
        writer.offer(state.get());
    }
}
