package io.tipstaff.matcher;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// The index in use: a new one may be published at any time, and an old one is closed when its last
/// user lets it go.
///
/// Thread-safe. A user holds a [Lease] for as long as it reads, and takes a new one between two
/// chunks to see the latest index.
public final class LiveIndex implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private Generation current;

    /// Takes over `first`: nobody else closes it.
    public LiveIndex(IndicatorIndex first) {
        current = new Generation(first, 1);
    }

    /// Makes this the index for all leases from now on, and takes it over.
    public void publish(IndicatorIndex next) {
        Generation old;
        lock.lock();
        try {
            old = current;
            current = new Generation(next, old.number + 1);
        } finally {
            lock.unlock();
        }
        old.release();
    }

    /// Takes the latest index for use.
    ///
    /// @throws IllegalStateException if this is closed
    public Lease acquire() {
        lock.lock();
        try {
            current.users.incrementAndGet();
            return new Lease(current);
        } finally {
            lock.unlock();
        }
    }

    /// Returns the number of the latest index, counted from 1: a lease with a smaller one is old.
    public long generation() {
        lock.lock();
        try {
            return current.number;
        } finally {
            lock.unlock();
        }
    }

    /// Lets the latest index go. Leases stay good until they are closed; there must be no new ones.
    @Override
    public void close() {
        lock.lock();
        try {
            current.release();
        } finally {
            lock.unlock();
        }
    }

    static final class Generation {

        private final IndicatorIndex index;
        private final long number;

        /// Users, and one more while it is the latest.
        private final AtomicInteger users = new AtomicInteger(1);

        Generation(IndicatorIndex index, long number) {
            this.index = index;
            this.number = number;
        }

        void release() {
            if (users.decrementAndGet() == 0) {
                index.close();
            }
        }
    }

    /// The right to use one index until it is closed.
    public static final class Lease implements AutoCloseable {

        private final Generation generation;
        private boolean open = true;

        Lease(Generation generation) {
            this.generation = generation;
        }

        /// Returns the index; it is not to be closed.
        public IndicatorIndex index() {
            return generation.index;
        }

        /// Returns the number of the index.
        public long generation() {
            return generation.number;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                generation.release();
            }
        }
    }
}
