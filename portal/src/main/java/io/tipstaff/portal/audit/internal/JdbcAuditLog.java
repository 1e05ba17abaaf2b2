package io.tipstaff.portal.audit.internal;

import io.tipstaff.portal.audit.Actor;
import io.tipstaff.portal.audit.AuditEntry;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.audit.AuditVerdict;
import io.tipstaff.portal.audit.AuditVerdict.Broken;
import io.tipstaff.portal.audit.AuditVerdict.Intact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The audit log in PostgreSQL.
@Repository
class JdbcAuditLog implements AuditLog {

    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private record Head(long number, String hash) {}

    private record ChainLink(StoredEntry entry, String previous, String hash) {}

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    JdbcAuditLog(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void record(Actor actor, String action, String subject, Map<String, String> detail) {
        Head head = head(" for update");
        StoredEntry entry =
                new StoredEntry(
                        head.number() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        actor,
                        requestAddress(),
                        action,
                        subject,
                        json.writeValueAsString(new TreeMap<>(detail)));
        String hash = EntryHash.of(head.hash(), entry);
        insert(entry, head.hash(), hash);
        database.sql("update audit.head set number = :number, hash = :hash")
                .param("number", entry.number())
                .param("hash", hash)
                .update();
    }

    private Head head(String locking) {
        return database.sql("select number, hash from audit.head" + locking)
                .query((row, _) -> new Head(row.getLong("number"), row.getString("hash")))
                .single();
    }

    private static String requestAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest().getRemoteAddr()
                : "";
    }

    private void insert(StoredEntry entry, String previous, String hash) {
        database.sql(
                        """
                        insert into audit.entry (number, at, agency_id, agency, person_id, person,
                                                 address, action, subject, detail, previous, hash)
                        values (:number, :at, :agencyId, :agency, :personId, :person,
                                :address, :action, :subject, :detail, :previous, :hash)
                        """)
                .param("number", entry.number())
                .param("at", Timestamp.from(entry.at()))
                .param("agencyId", entry.actor().agency())
                .param("agency", entry.actor().agencyName())
                .param("personId", entry.actor().person())
                .param("person", entry.actor().name())
                .param("address", entry.address())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("detail", entry.detail())
                .param("previous", previous)
                .param("hash", hash)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<AuditEntry> newest(long before, String text, int limit) {
        return database.sql(
                        """
                        select * from audit.entry
                        where number < :before
                          and (:text = '' or strpos(lower(person || ' ' || action || ' ' || subject),
                                                    lower(:text)) > 0)
                        order by number desc
                        limit :limit
                        """)
                .param("before", before)
                .param("text", text)
                .param("limit", limit)
                .query((row, _) -> published(stored(row)))
                .list();
    }

    private AuditEntry published(StoredEntry entry) {
        return new AuditEntry(
                entry.number(),
                entry.at(),
                entry.actor(),
                entry.address(),
                entry.action(),
                entry.subject(),
                json.readValue(entry.detail(), DETAIL));
    }

    @Override
    @Transactional(readOnly = true)
    public AuditVerdict verify() {
        Head head = head("");
        String previous = EntryHash.FIRST;
        long number = 0;
        try (Stream<ChainLink> chain = chain(head.number())) {
            for (Iterator<ChainLink> links = chain.iterator(); links.hasNext(); number++) {
                ChainLink link = links.next();
                String fault = faultOf(link, number + 1, previous);
                if (fault != null) {
                    return new Broken(number + 1, fault);
                }
                previous = link.hash();
            }
        }
        return number == head.number() && previous.equals(head.hash())
                ? new Intact(number, previous)
                : new Broken(number + 1, "missing at the end");
    }

    private Stream<ChainLink> chain(long last) {
        return database
                .sql("select * from audit.entry where number <= :last order by number")
                .param("last", last)
                .query(
                        (row, _) ->
                                new ChainLink(
                                        stored(row),
                                        row.getString("previous"),
                                        row.getString("hash")))
                .stream();
    }

    private static @Nullable String faultOf(ChainLink link, long expected, String previous) {
        if (link.entry().number() != expected) {
            return "missing";
        }
        if (!link.previous().equals(previous)) {
            return "does not follow the entry before";
        }
        return link.hash().equals(EntryHash.of(previous, link.entry())) ? null : "changed";
    }

    private static StoredEntry stored(ResultSet row) throws SQLException {
        return new StoredEntry(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                new Actor(
                        row.getObject("person_id", UUID.class),
                        row.getString("person"),
                        row.getObject("agency_id", UUID.class),
                        row.getString("agency")),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
    }
}
