package io.tipstaff.portal.geography.internal;

import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Puts the documentation networks, in which everything of the demo lies, into invented places, so
/// that the first look at the map shows something. They are own networks like any other: to be
/// changed and removed on the page.
@Component
@ConditionalOnBooleanProperty("tipstaff.demo")
class DemoNetworks {

    /// AS numbers for documentation start here (RFC 5398).
    private static final long FIRST_SYSTEM = 64_496;

    private static final int SYSTEMS = 16;

    private final JdbcOwnNetworks database;

    DemoNetworks(JdbcOwnNetworks database) {
        this.database = database;
    }

    @EventListener
    @Order(0) // before the demo's sources are imported
    @Transactional
    public void on(ApplicationReadyEvent ready) throws IOException {
        if (database.generation() > 0) {
            return;
        }
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(" ", 2);
            long number = FIRST_SYSTEM + i % SYSTEMS;
            IpNetwork network = JdbcOwnNetworks.network(fields[0]);
            database.put(
                    network,
                    new Country(fields[1].strip()),
                    new AutonomousSystem(number, "Demo network " + (i % SYSTEMS + 1)),
                    "Demo: invented place",
                    "Tipstaff");
        }
        database.changed();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = DemoNetworks.class.getResourceAsStream("/demo/places.txt");
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
