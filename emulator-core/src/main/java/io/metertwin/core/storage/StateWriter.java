package io.metertwin.core.storage;

import io.metertwin.core.time.ThreadEnd;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes states on a thread of its own, so that a slow disk never holds up the measuring: a state offered while another
 * is being written replaces the one that waits.
 */
public final class StateWriter implements AutoCloseable {

    private final Eeprom eeprom;
    private final Thread thread;
    private final Object lock = new Object();
    private Sections waiting;
    private boolean closing;
    private volatile Optional<String> failure = Optional.empty();

    /** A writer that has started. */
    public StateWriter(Eeprom eeprom) {
        this.eeprom = eeprom;
        thread = new Thread(this::run, "state-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands over a state to be written soon; returns at once. Any thread. */
    public void offer(Sections sections) {
        synchronized (lock) {
            waiting = sections;
            lock.notifyAll();
        }
    }

    /** Why the last state could not be written; empty when it could. Any thread. */
    public Optional<String> failure() {
        return failure;
    }

    private void run() {
        for (Sections next = take(); next != null; next = take()) {
            write(next);
        }
    }

    private Sections take() {
        synchronized (lock) {
            while (waiting == null && !closing) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    closing = true;
                }
            }
            Sections next = waiting;
            waiting = null;
            return next;
        }
    }

    private void write(Sections sections) {
        try {
            eeprom.store(sections);
            failure = Optional.empty();
        } catch (IOException e) {
            failure = Optional.of(DiskRefusal.words(e));
        } catch (RuntimeException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Writes what still waits and ends the thread; a second call does nothing. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        ThreadEnd.await(thread);
    }
}
