package io.tipstaff.portal.search.internal;

import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.Zone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Searches the store of indicators.
@Repository
public class JdbcSearch {

    private static final int MOST_SECONDS = 20;

    private final JdbcClient database;
    private final Feeds feeds;

    JdbcSearch(JdbcClient database, Feeds feeds) {
        this.database = database;
        this.feeds = feeds;
    }

    /// Finds what changed last first, of what may be seen with the clearance.
    ///
    /// @param before only what changed before this version
    /// @throws IllegalArgumentException if it takes too long, with what to do
    @Transactional(readOnly = true)
    public List<Hit> find(SearchQuery query, Tlp clearance, long before, int limit) {
        return run(
                query, clearance, " and a.version < :bound order by a.version desc", before, limit);
    }

    /// Finds what changed after a version, in the order in which it did.
    @Transactional(readOnly = true)
    public List<Hit> news(SearchQuery query, Tlp clearance, long after, int limit) {
        return run(query, clearance, " and a.version > :bound order by a.version", after, limit);
    }

    /// Finds the numbers of indicators that are neither kept out nor marked more strictly than
    /// allowed, the highest score first.
    @Transactional
    public List<Long> best(SearchQuery query, Tlp strictest, int limit) {
        return run(
                query,
                strictest,
                """
                 and a.kept_out is null
                order by a.score desc, a.last_seen desc, a.indicator_id\
                """,
                Map.of(),
                limit,
                (row, _) -> row.getLong("indicator_id"));
    }

    private List<Hit> run(SearchQuery query, Tlp clearance, String order, long bound, int limit) {
        return run(query, clearance, order, Map.of("bound", bound), limit, JdbcSearch::hit);
    }

    private <T> List<T> run(
            SearchQuery query,
            Tlp clearance,
            String order,
            Map<String, ?> parameters,
            int limit,
            RowMapper<T> mapper) {
        // Somebody waits, so all processors may read, which is not so for work behind the pages.
        database.sql(
                        """
                        select set_config('statement_timeout', :most, true),
                               set_config('max_parallel_workers_per_gather', '2', true)
                        """)
                .param("most", MOST_SECONDS + "s")
                .query((_, _) -> true)
                .single();
        var criteria = new Criteria(query, feeds);
        try {
            return database.sql(
                            criteria.sql() + " and a.tlp in (:markings)" + order + " limit :limit")
                    .param("markings", markings(clearance))
                    .params(criteria.parameters())
                    .params(parameters)
                    .param("limit", limit)
                    .query(mapper)
                    .list();
        } catch (QueryTimeoutException tooLong) {
            throw new IllegalArgumentException(
                    "the search took longer than "
                            + MOST_SECONDS
                            + " seconds; name a kind, a source or a longer part of the value",
                    tooLong);
        }
    }

    private static List<String> markings(Tlp clearance) {
        return Arrays.stream(Tlp.values())
                .filter(tlp -> tlp.isVisibleAt(clearance))
                .map(Tlp::name)
                .toList();
    }

    /// Returns the names of the sources by their numbers, in the order of the names.
    public Map<Long, String> sources() {
        Map<Long, String> names = new LinkedHashMap<>();
        database.sql("select id, name from feeds.source order by lower(name)")
                .query(
                        row -> {
                            names.put(row.getLong("id"), row.getString("name"));
                        });
        return names;
    }

    /// Returns the version of the newest change.
    public long version() {
        return database.sql("select coalesce(max(version), 0) from feeds.assessment")
                .query(Long.class)
                .single();
    }

    private static Hit hit(ResultSet row, int number) throws SQLException {
        return new Hit(
                row.getLong("version"),
                row.getLong("indicator_id"),
                Kind.ofNumber(row.getInt("kind")).code(),
                row.getString("value"),
                Zone.valueOf(row.getString("zone").toUpperCase(Locale.ROOT)),
                row.getInt("score"),
                row.getInt("sources"),
                Tlp.valueOf(row.getString("tlp")),
                List.of((String[]) row.getArray("categories").getArray()),
                List.of((String[]) row.getArray("threats").getArray()),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                row.getString("kept_out"));
    }
}
