package io.tipstaff.portal.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Work on a thread of its own, from the start of the program to its end: a round whenever it is
/// woken, and one every so often by itself.
///
/// What waits is kept in tables, so a round that fails is logged and the next one tries again, and
/// being woken once is enough for however much waits.
public abstract class Worker implements SmartLifecycle {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Duration lookEvery;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread();

    /// Makes a worker whose thread has this name.
    ///
    /// @param lookEvery after how long it looks by itself
    protected Worker(String name, Duration lookEvery) {
        this.name = name;
        this.lookEvery = lookEvery;
    }

    /// Works on all that waits, on the worker's thread. A long round ends early when it no longer
    /// [goes on][#goesOn()].
    protected abstract void round() throws InterruptedException;

    /// Asks for a round as soon as the one under way has ended. Any thread may call it.
    protected final void wake() {
        woken.release();
    }

    /// Says whether the program is not being stopped.
    protected final boolean goesOn() {
        return running;
    }

    @Override
    public final void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::work);
    }

    private void work() {
        while (running) {
            try {
                if (woken.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
                round();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failed) { // the thread's top: the next round tries again
                if (running) {
                    log.warn("a round of the worker {} failed", name, failed);
                }
            }
        }
    }

    /// Ends the work, or leaves it to its fate after ten seconds.
    @Override
    public final void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(GRACE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
