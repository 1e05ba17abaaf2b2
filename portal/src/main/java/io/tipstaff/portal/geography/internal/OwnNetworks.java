package io.tipstaff.portal.geography.internal;

import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.OwnNetwork;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What operators do with own networks; every deed is in the audit log and takes effect at once.
@Service
public class OwnNetworks {

    private static final int MOST = 10_000;
    private static final int LONGEST_NOTE = 200;

    private final JdbcOwnNetworks database;
    private final ActiveNetworks active;
    private final AuditLog audit;

    OwnNetworks(JdbcOwnNetworks database, ActiveNetworks active, AuditLog audit) {
        this.database = database;
        this.active = active;
        this.audit = audit;
    }

    /// Returns all of them in the order of their addresses.
    public List<OwnNetwork> all() {
        return database.all();
    }

    /// Says where a network is; what was said before is replaced.
    ///
    /// @param system number of the AS, empty if it is not known
    /// @throws IllegalArgumentException saying what is wrong
    @Transactional
    public void put(
            String network, String country, String system, String name, String note, Person by) {
        IpNetwork read = JdbcOwnNetworks.network(network);
        Country where =
                Country.of(country.strip())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "not a country's two letters: " + country));
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("a note of 1 to 200 characters says whose it is");
        }
        if (database.count() >= MOST) {
            throw new IllegalArgumentException("there are " + MOST + " own networks already");
        }
        database.put(
                read,
                where,
                system.isBlank() ? null : new AutonomousSystem(number(system), name.strip()),
                note.strip(),
                by.login());
        changed();
        audit.record(
                by.actor(),
                "geography.network-set",
                read.canonical(),
                Map.of("country", where.code()));
    }

    private static long number(String system) {
        long number = RangeFile.systemNumber(system.strip());
        if (number == 0) {
            throw new IllegalArgumentException("not the number of an AS: " + system);
        }
        return number;
    }

    /// Forgets one.
    @Transactional
    public void remove(String network, Person by) {
        IpNetwork read = JdbcOwnNetworks.network(network);
        if (!database.remove(read)) {
            throw new NotFoundException("no such own network");
        }
        changed();
        audit.record(by.actor(), "geography.network-removed", read.canonical());
    }

    private void changed() {
        database.changed();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        active.refresh();
                    }
                });
    }
}
