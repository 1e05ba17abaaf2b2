package io.tipstaff.portal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerTest {

    private final Semaphore rounds = new Semaphore(0);
    private Worker worker = worker(Duration.ofDays(1), () -> {});

    private interface Round {
        void run() throws InterruptedException;
    }

    private Worker worker(Duration lookEvery, Round round) {
        return new Worker("test", lookEvery) {
            @Override
            protected void round() throws InterruptedException {
                rounds.release();
                round.run();
            }
        };
    }

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void doesARoundWhenItIsWoken() throws InterruptedException {
        worker.start();
        worker.wake();
        rounds.acquire();
        assertThat(worker.isRunning()).isTrue();
    }

    @Test
    void doesARoundByItselfEverySoOften() throws InterruptedException {
        worker = worker(Duration.ofMillis(1), () -> {});
        worker.start();
        rounds.acquire(3);
    }

    @Test
    void doesOneRoundHoweverOftenItWasWoken() throws InterruptedException {
        var first = new CountDownLatch(1);
        worker = worker(Duration.ofDays(1), first::await);
        worker.start();
        worker.wake();
        rounds.acquire();
        for (int i = 0; i < 100; i++) {
            worker.wake();
        }
        first.countDown();
        rounds.acquire();
        assertThat(rounds.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void goesOnAfterARoundThatFailed() throws InterruptedException {
        worker =
                worker(
                        Duration.ofMillis(1),
                        () -> {
                            throw new IllegalStateException("failed for the test");
                        });
        worker.start();
        rounds.acquire(2);
    }

    @Test
    void endsARoundThatWaits() throws InterruptedException {
        var never = new CountDownLatch(1);
        worker = worker(Duration.ofDays(1), never::await);
        worker.start();
        worker.wake();
        rounds.acquire();
        worker.stop();
        assertThat(worker.isRunning()).isFalse();
        assertThat(worker.goesOn()).isFalse();
    }
}
