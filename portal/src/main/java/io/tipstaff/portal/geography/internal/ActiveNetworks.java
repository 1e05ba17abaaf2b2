package io.tipstaff.portal.geography.internal;

import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.portal.geography.GeographyChanged;
import io.tipstaff.portal.geography.OwnNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The own networks in memory: the narrowest one that holds an address answers. Other nodes'
/// changes are noticed within seconds.
@Component
class ActiveNetworks {

    /// @param prefixes that occur, the narrowest first
    private record Snapshot(
            long generation, Map<IpNetwork, OwnNetwork> networks, List<Integer> prefixes) {

        static Snapshot of(long generation, List<OwnNetwork> all) {
            Map<IpNetwork, OwnNetwork> networks =
                    all.stream().collect(Collectors.toMap(OwnNetwork::network, one -> one));
            List<Integer> prefixes =
                    networks.keySet().stream()
                            .map(IpNetwork::prefixLength)
                            .distinct()
                            .sorted((one, other) -> Integer.compare(other, one))
                            .toList();
            return new Snapshot(generation, new HashMap<>(networks), prefixes);
        }
    }

    private final JdbcOwnNetworks database;
    private final ApplicationEventPublisher events;
    private volatile Snapshot snapshot = new Snapshot(-1, Map.of(), List.of());

    ActiveNetworks(JdbcOwnNetworks database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    Optional<OwnNetwork> find(IpAddress address) {
        Snapshot now = current();
        for (int prefix : now.prefixes()) {
            if (prefix <= address.bits()) {
                OwnNetwork found = now.networks().get(new IpNetwork(address, prefix));
                if (found != null) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    List<OwnNetwork> all() {
        return List.copyOf(current().networks().values());
    }

    long generation() {
        return current().generation();
    }

    private Snapshot current() {
        if (snapshot.generation() < 0) {
            refresh();
        }
        return snapshot;
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void refresh() {
        long generation = database.generation();
        if (generation != snapshot.generation()) {
            snapshot = Snapshot.of(generation, database.all());
            events.publishEvent(new GeographyChanged());
        }
    }
}
