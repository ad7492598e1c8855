package io.metertwin.core.runtime;

import io.metertwin.core.time.Pacer;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.core.time.ThreadEnd;
import java.util.function.Consumer;

/** Runs a loop on a thread of its own, paced, until it is closed. */
public final class LoopThread implements AutoCloseable {

    private final MeterLoop loop;
    private final SimulationClock clock;
    private final Pacer pacer;
    private final Consumer<RuntimeException> failure;
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * A thread that has not started.
     *
     * @param loop what it drives
     * @param clock the loop's virtual time
     * @param pacer maps it to host time
     * @param failure is told once if the loop breaks; the thread ends then
     */
    public LoopThread(MeterLoop loop, SimulationClock clock, Pacer pacer, Consumer<RuntimeException> failure) {
        this.loop = loop;
        this.clock = clock;
        this.pacer = pacer;
        this.failure = failure;
        thread = new Thread(this::run, "meter-loop");
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (running && pacer.await(clock.seconds(), loop::drain)) {
                loop.step();
            }
        } catch (RuntimeException e) {
            failure.accept(e);
        } finally {
            loop.close();
        }
    }

    /** Stops the loop after its present step and waits for the thread to end. */
    @Override
    public void close() {
        running = false;
        ThreadEnd.await(thread);
    }
}
