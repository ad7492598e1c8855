package io.metertwin.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadEndTest {

    private final CountDownLatch leave = new CountDownLatch(1);
    private final Thread thread = new Thread(this::stay);

    private void stay() {
        try {
            leave.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void letItGo() {
        leave.countDown();
    }

    @Test
    void aThreadThatNeverStartedHasEnded() {
        ThreadEnd.await(thread);
        assertThat(thread.getState()).isEqualTo(Thread.State.NEW);
    }

    @Test
    void anInterruptDoesNotEndTheWaitAndIsNotLost() throws InterruptedException {
        thread.start();
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread waiting = new Thread(() -> {
            Thread.currentThread().interrupt();
            ThreadEnd.await(thread);
            ended.set(!thread.isAlive());
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        leave.countDown();
        waiting.join();
        assertThat(ended).isTrue();
        assertThat(stillInterrupted).isTrue();
    }

    @Test
    void aThreadThatTakesItsTimeIsPushedUntilItEnds() {
        thread.start();
        AtomicInteger pushes = new AtomicInteger();
        ThreadEnd.await(thread, 1, () -> {
            if (pushes.incrementAndGet() == 3) {
                leave.countDown();
            }
        });
        assertThat(thread.isAlive()).isFalse();
        assertThat(pushes).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void aThreadThatEndsInTimeIsNotPushed() {
        AtomicInteger pushes = new AtomicInteger();
        leave.countDown();
        thread.start();
        ThreadEnd.await(thread, 20_000, pushes::incrementAndGet);
        assertThat(thread.isAlive()).isFalse();
        assertThat(pushes).hasValue(0);
    }
}
