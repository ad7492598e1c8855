package io.metertwin.core.time;

/**
 * The end of a thread that was told to stop, waited for without regard to interrupts: who was interrupted meanwhile is
 * interrupted still when the wait is over. Any thread but the one waited for.
 */
public final class ThreadEnd {

    private static final long FOR_EVER = 0;

    private ThreadEnd() {}

    /** Waits until a thread has ended; returns at once for one that has, or that never started. */
    public static void await(Thread thread) {
        await(thread, FOR_EVER, () -> {});
    }

    /**
     * Waits until a thread has ended and pushes one that takes its time.
     *
     * @param thread what is to end
     * @param patienceMillis how long it may take before each push, milliseconds; 0 for ever
     * @param push frees what may hold the thread; done whenever the patience is over and the thread is not
     */
    public static void await(Thread thread, long patienceMillis, Runnable push) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(patienceMillis);
                if (thread.isAlive()) {
                    push.run();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
