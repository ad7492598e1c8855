package io.metertwin.modbus.server;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What a request gets: a response now, or one when the meter has carried out a command. */
public sealed interface Reply {

    /**
     * A response that can leave at once.
     *
     * @param response the response, with the header of its request
     */
    record Ready(ModbusResponse response) implements Reply {}

    /**
     * A response that waits for the meter. How long is for the transport to bound.
     *
     * @param response the response to come; never completes exceptionally
     * @param late makes the answer when the meter takes too long
     */
    record Waiting(CompletableFuture<ModbusResponse> response, Supplier<ModbusResponse> late) implements Reply {

        /** Has something run, by any thread, when the response is there. */
        public void whenAnswered(Runnable action) {
            CompletableFuture<Void> unused = response.thenRun(action);
        }

        /** The answer when the meter takes too long: exception 04. */
        public ModbusResponse timedOut() {
            return late.get();
        }
    }
}
