package io.metertwin.core.port;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.measure.MeterSnapshot;
import java.util.concurrent.CompletableFuture;

/** One meter as its surfaces see it. All methods may be called by any thread. */
public interface MeterPort {

    /** The latest published state. Take it once for a response, so that its values belong together. */
    MeterSnapshot snapshot();

    /**
     * Queues a command. The loop applies it within 20 ms of host time, even while virtual time stands still.
     *
     * @return the meter's answer; when it is complete, {@link #snapshot()} already shows the effect
     */
    CompletableFuture<CommandResult> submit(MeterCommand command);
}
