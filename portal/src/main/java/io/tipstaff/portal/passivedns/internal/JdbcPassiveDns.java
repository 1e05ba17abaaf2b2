package io.tipstaff.portal.passivedns.internal;

import io.tipstaff.portal.passivedns.PassiveDns;
import io.tipstaff.portal.passivedns.Resolution;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Resolutions in PostgreSQL.
@Repository
class JdbcPassiveDns implements PassiveDns {

    /// A document that was added up.
    record Document(
            String sha256,
            String name,
            long resolutions,
            long refused,
            String addedBy,
            Instant addedAt) {}

    private static final String SELECT =
            """
            select name, type, data, min(first_seen) as first_seen, max(last_seen) as last_seen,
                   sum(count) as count, '' as sensor
            from passivedns.resolution
            """;
    private static final String NEWEST_FIRST =
            " group by name, type, data order by max(last_seen) desc, name, type, data limit :limit";

    private final JdbcClient database;
    private final JdbcTemplate streaming;

    JdbcPassiveDns(JdbcClient database, JdbcTemplate template) {
        this.database = database;
        this.streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.streaming.setFetchSize(5_000);
    }

    @Override
    public List<Resolution> search(String query, int limit) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        if (wanted.startsWith("*.")) {
            return find("reverse(name) like :wanted", reversed(wanted.substring(1)) + "%", limit);
        }
        List<Resolution> ofName = find("reverse(name) = :wanted", reversed(wanted), limit);
        return ofName.isEmpty()
                ? find("left(data, 253) = left(:wanted, 253) and data = :wanted", wanted, limit)
                : ofName;
    }

    private static String reversed(String name) {
        return new StringBuilder(name).reverse().toString().replaceAll("([%_\\\\])", "\\\\$1");
    }

    private List<Resolution> find(String where, String wanted, int limit) {
        return database.sql(SELECT + "where " + where + NEWEST_FIRST)
                .param("wanted", wanted)
                .param("limit", limit)
                .query((row, _) -> resolution(row))
                .list();
    }

    /// Hands all that was updated since then to the taker. Needs a transaction to stream.
    void each(Instant since, Consumer<Resolution> taker) {
        streaming.query(
                """
                select name, type, data, first_seen, last_seen, count, sensor
                from passivedns.resolution where updated_at >= ? order by updated_at, id
                """,
                row -> {
                    taker.accept(resolution(row));
                },
                Timestamp.from(since));
    }

    long count() {
        return database.sql("select count(*) from passivedns.resolution")
                .query(Long.class)
                .single();
    }

    boolean isAdded(String sha256) {
        return database.sql("select exists (select from passivedns.document where sha256 = :sha)")
                .param("sha", sha256)
                .query(Boolean.class)
                .single();
    }

    List<Document> documents(int limit) {
        return database.sql("select * from passivedns.document order by added_at desc limit :limit")
                .param("limit", limit)
                .query(
                        (row, _) ->
                                new Document(
                                        row.getString("sha256"),
                                        row.getString("name"),
                                        row.getLong("resolutions"),
                                        row.getLong("refused"),
                                        row.getString("added_by"),
                                        row.getTimestamp("added_at").toInstant()))
                .list();
    }

    void add(String sha256, String name, long resolutions, long refused, String by) {
        database.sql(
                        """
                        insert into passivedns.document (sha256, name, resolutions, refused, added_by)
                        values (:sha, :name, :resolutions, :refused, :by)
                        """)
                .param("sha", sha256)
                .param("name", name)
                .param("resolutions", resolutions)
                .param("refused", refused)
                .param("by", by)
                .update();
    }

    /// Adds a batch up; equal ones within it are joined first.
    void add(List<Resolution> batch) {
        Map<UUID, Resolution> joined = new LinkedHashMap<>();
        batch.forEach(one -> joined.merge(keyOf(one), one, JdbcPassiveDns::join));
        List<Resolution> rows = List.copyOf(joined.values());
        database.sql(
                        """
                        insert into passivedns.resolution as r
                            (key, name, type, data, sensor, first_seen, last_seen, count)
                        select * from unnest(:keys::uuid[], :names::text[], :types::text[], :data::text[],
                                             :sensors::text[], :firsts::timestamptz[], :lasts::timestamptz[],
                                             :counts::bigint[]) as t (key) order by key
                        on conflict (key) do update
                        set first_seen = least(r.first_seen, excluded.first_seen),
                            last_seen = greatest(r.last_seen, excluded.last_seen),
                            count = r.count + excluded.count, updated_at = now()
                        """)
                .param("keys", joined.keySet().toArray(UUID[]::new))
                .param("names", rows.stream().map(Resolution::name).toArray(String[]::new))
                .param("types", rows.stream().map(Resolution::type).toArray(String[]::new))
                .param("data", rows.stream().map(Resolution::data).toArray(String[]::new))
                .param("sensors", rows.stream().map(Resolution::sensor).toArray(String[]::new))
                .param(
                        "firsts",
                        rows.stream()
                                .map(one -> Timestamp.from(one.first()))
                                .toArray(Timestamp[]::new))
                .param(
                        "lasts",
                        rows.stream()
                                .map(one -> Timestamp.from(one.last()))
                                .toArray(Timestamp[]::new))
                .param("counts", rows.stream().map(Resolution::count).toArray(Long[]::new))
                .update();
    }

    private static Resolution join(Resolution one, Resolution other) {
        return new Resolution(
                one.name(),
                one.type(),
                one.data(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last(),
                one.count() + other.count(),
                one.sensor());
    }

    private static UUID keyOf(Resolution one) {
        String text = String.join("\n", one.name(), one.type(), one.sensor(), one.data());
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Resolution resolution(ResultSet row) throws SQLException {
        return new Resolution(
                row.getString("name"),
                row.getString("type"),
                row.getString("data"),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                row.getLong("count"),
                row.getString("sensor"));
    }
}
