package io.tipstaff.portal.publication.internal;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.publication.PublishedFeed;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which agency may have which feed, up to which marking. Demo feeds are for everybody; the centre
/// has all. What is marked TLP:RED is in no feed.
@Service
public class Subscriptions {

    /// What an agency may have.
    ///
    /// @param clearances by the code of the feed
    public record AgencySubscriptions(Agency agency, Map<String, Tlp> clearances) {

        public AgencySubscriptions {
            clearances = Map.copyOf(clearances);
        }
    }

    private final JdbcClient database;
    private final Agencies agencies;
    private final AuditLog audit;

    Subscriptions(JdbcClient database, Agencies agencies, AuditLog audit) {
        this.database = database;
        this.agencies = agencies;
        this.audit = audit;
    }

    /// Returns up to which marking a person may have a feed; nothing if not at all.
    public Optional<Tlp> clearance(Person person, PublishedFeed feed) {
        if (person.ofOperator()) {
            return Optional.of(Tlp.AMBER_STRICT);
        }
        Optional<Tlp> subscribed =
                database.sql(
                                """
                                select clearance from publication.subscription
                                where agency_id = :agency and feed = :feed
                                """)
                        .param("agency", person.agency().value())
                        .param("feed", feed.code())
                        .query((row, _) -> Tlp.valueOf(row.getString("clearance")))
                        .optional();
        return feed.isDemo() ? Optional.of(subscribed.orElse(Tlp.GREEN)) : subscribed;
    }

    /// Returns what every agency but the centre may have.
    public List<AgencySubscriptions> all() {
        Map<UUID, Map<String, Tlp>> clearances = new HashMap<>();
        database.sql("select * from publication.subscription")
                .query(
                        row -> {
                            clearances
                                    .computeIfAbsent(
                                            row.getObject("agency_id", UUID.class),
                                            _ -> new HashMap<>())
                                    .put(
                                            row.getString("feed"),
                                            Tlp.valueOf(row.getString("clearance")));
                        });
        return agencies.all().stream()
                .filter(agency -> !agency.operator())
                .map(
                        agency ->
                                new AgencySubscriptions(
                                        agency,
                                        clearances.getOrDefault(agency.id().value(), Map.of())))
                .toList();
    }

    /// Returns what an agency other than the centre may have.
    ///
    /// @throws NotFoundException if there is none
    public AgencySubscriptions of(AgencyId id) {
        return all().stream()
                .filter(one -> one.agency().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no such agency"));
    }

    /// Gives an agency a feed up to a marking, or takes it away.
    ///
    /// @param clearance null takes it away
    @Transactional
    public void set(AgencyId id, PublishedFeed feed, @Nullable Tlp clearance, Person by) {
        Agency agency =
                agencies.find(id).orElseThrow(() -> new NotFoundException("no such agency"));
        if (clearance == Tlp.RED) {
            throw new IllegalArgumentException("what is marked TLP:RED is in no feed");
        }
        database.sql(
                        "delete from publication.subscription where agency_id = :agency and feed = :feed")
                .param("agency", id.value())
                .param("feed", feed.code())
                .update();
        if (clearance != null) {
            database.sql(
                            """
                            insert into publication.subscription (agency_id, feed, clearance)
                            values (:agency, :feed, :clearance)
                            """)
                    .param("agency", id.value())
                    .param("feed", feed.code())
                    .param("clearance", clearance.name())
                    .update();
        }
        audit.record(
                by.actor(),
                clearance == null ? "feed.unsubscribed" : "feed.subscribed",
                agency.name(),
                Map.of(
                        "feed",
                        feed.code(),
                        "clearance",
                        clearance == null ? "" : clearance.label()));
    }
}
