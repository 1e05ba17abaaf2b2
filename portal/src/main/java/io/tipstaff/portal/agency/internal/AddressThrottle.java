package io.tipstaff.portal.agency.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Counts failures by client address, so that one address cannot try every account in turn.
///
/// Remembers a bounded number of addresses, the latest ones. Thread-safe.
final class AddressThrottle {

    static final int MAX_FAILURES = 50;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MAX_ADDRESSES = 10_000;

    private record Failures(Instant since, int count) {}

    private final Lock lock = new ReentrantLock();
    private final Map<String, Failures> byAddress =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MAX_ADDRESSES;
                }
            };

    /// Returns how long this address has to wait; zero if it need not.
    Duration waitOf(String address, Instant now) {
        lock.lock();
        try {
            Failures failures = byAddress.get(address);
            if (failures == null || failures.count() < MAX_FAILURES) {
                return Duration.ZERO;
            }
            Duration left = Duration.between(now, failures.since().plus(WINDOW));
            return left.isNegative() ? Duration.ZERO : left;
        } finally {
            lock.unlock();
        }
    }

    void recordFailure(String address, Instant now) {
        lock.lock();
        try {
            byAddress.merge(
                    address,
                    new Failures(now, 1),
                    (old, fresh) ->
                            now.isAfter(old.since().plus(WINDOW))
                                    ? fresh
                                    : new Failures(old.since(), old.count() + 1));
        } finally {
            lock.unlock();
        }
    }
}
