package io.tipstaff.portal.similarity.internal;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.Zone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads kits and digests.
@Repository
class JdbcKits {

    /// Of so many URLs of a kit the zone, threats and days are told.
    private static final String SELECT =
            """
            select f.fingerprint, f.text, f.urls, f.sites, f.bits, coalesce(said.zone, 'grey') as zone,
                   said.first_seen, said.last_seen, said.threats
            from similarity.shape f cross join lateral (
                select (array_agg(u.zone order by u.score desc))[1] as zone,
                       min(u.first_seen) as first_seen, max(u.last_seen) as last_seen,
                       array(select threat from (
                                 select unnest(a.threats) as threat from similarity.item i
                                 join feeds.assessment a using (indicator_id)
                                 where i.fingerprint = f.fingerprint and a.tlp <> 'RED' limit 2000) named
                             group by threat order by count(*) desc, threat limit 5) as threats
                from (select a.zone, a.score, a.first_seen, a.last_seen
                      from similarity.item i join feeds.assessment a using (indicator_id)
                      where i.fingerprint = f.fingerprint and a.tlp <> 'RED' limit 2000) u) said
            """;

    /// Members of a group; a join and a condition follow.
    static final String MEMBERS =
            """
            select i.kind, i.value, a.zone, a.score, a.threats, a.first_seen, a.last_seen
            from feeds.indicator i join feeds.assessment a on a.indicator_id = i.id
            """;

    private final JdbcClient database;

    JdbcKits(JdbcClient database) {
        this.database = database;
    }

    List<Kit> list(String text, int sites, int offset, int limit) {
        return database.sql(
                        SELECT
                                + """
                                where f.rank > 0 and f.sites >= :sites and strpos(f.text, :text) > 0
                                order by f.rank desc, f.fingerprint limit :limit offset :offset
                                """)
                .param("sites", sites)
                .param("text", text.toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> kit(row))
                .list();
    }

    Optional<Kit> find(long fingerprint) {
        return database.sql(SELECT + " where f.rank > 0 and f.fingerprint = :fingerprint")
                .param("fingerprint", fingerprint)
                .query((row, _) -> kit(row))
                .optional();
    }

    /// Finds kits that have a band in common.
    List<Kit> inBands(Long[] bands, int limit) {
        return database.sql(
                        SELECT
                                + """
                                where f.rank > 0 and f.bands && :bands::bigint[]
                                order by f.rank desc, f.fingerprint limit :limit
                                """)
                .param("bands", bands)
                .param("limit", limit)
                .query((row, _) -> kit(row))
                .list();
    }

    private static Kit kit(ResultSet row) throws SQLException {
        return new Kit(
                Kit.id(row.getLong("fingerprint")),
                row.getString("text"),
                row.getInt("urls"),
                row.getInt("sites"),
                row.getDouble("bits"),
                zone(row.getString("zone")),
                List.of((String[]) row.getArray("threats").getArray()),
                instant(row, "first_seen"),
                instant(row, "last_seen"));
    }

    List<Member> urls(long fingerprint, int offset, int limit) {
        return database.sql(
                        MEMBERS
                                + """
                                join similarity.item s on s.indicator_id = i.id
                                where s.fingerprint = :fingerprint and a.tlp <> 'RED'
                                order by a.score desc, i.id limit :limit offset :offset
                                """)
                .param("fingerprint", fingerprint)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> member(row))
                .list();
    }

    /// Counts changes of the digests.
    long digestChanges() {
        return database.sql("select digests from similarity.progress").query(Long.class).single();
    }

    List<TlshDigest> digests(int limit) {
        return database
                .sql("select distinct tlsh from similarity.digest order by tlsh limit :limit")
                .withFetchSize(10_000)
                .param("limit", limit)
                .query((row, _) -> TlshDigest.parse(row.getString("tlsh")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    List<TlshDigest> digestsOf(Collection<Long> indicators) {
        return database
                .sql(
                        """
                        select distinct tlsh from similarity.digest where indicator_id = any(:ids) order by tlsh
                        """)
                .param("ids", indicators.toArray(Long[]::new))
                .query((row, _) -> TlshDigest.parse(row.getString("tlsh")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Returns the hashes that sources report with a digest.
    List<Member> files(TlshDigest digest, int limit) {
        return database.sql(
                        MEMBERS
                                + """
                                join similarity.digest d on d.indicator_id = i.id
                                where d.tlsh = :tlsh and a.tlp <> 'RED'
                                order by a.score desc, i.kind desc, i.id limit :limit
                                """)
                .param("tlsh", digest.toString())
                .param("limit", limit)
                .query((row, _) -> member(row))
                .list();
    }

    static Member member(ResultSet row) throws SQLException {
        return new Member(
                Kind.ofNumber(row.getInt("kind")),
                row.getString("value"),
                zone(row.getString("zone")),
                row.getInt("score"),
                List.of((String[]) row.getArray("threats").getArray()),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant());
    }

    static Zone zone(String code) {
        return Zone.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
