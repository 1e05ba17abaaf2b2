package io.tipstaff.portal.feeds.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Standings of sources in PostgreSQL, and the figures that they are made of.
@Repository
class JdbcStandings {

    /// How much two sources share, by a sample.
    ///
    /// @param shared indicators of the sample that both report
    /// @param firstEarlier shared ones that the first source reported before the second
    /// @param secondEarlier the other way round
    record Overlap(long first, long second, long shared, long firstEarlier, long secondEarlier) {}

    private final JdbcClient database;

    JdbcStandings(JdbcClient database) {
        this.database = database;
    }

    Map<Long, Standing> all() {
        Map<Long, Standing> standings = new HashMap<>();
        database.sql("select * from feeds.standing")
                .query(
                        row -> {
                            standings.put(
                                    row.getLong("source_id"),
                                    new Standing(
                                            row.getObject("copies_of", Long.class),
                                            row.getDouble("overlap"),
                                            row.getInt("confirmed"),
                                            row.getInt("refuted")));
                        });
        return standings;
    }

    void put(long source, Standing standing) {
        database.sql(
                        """
                        insert into feeds.standing (source_id, copies_of, overlap, confirmed, refuted)
                        values (:source, :copies, :overlap, :confirmed, :refuted)
                        on conflict (source_id) do update
                        set copies_of = excluded.copies_of, overlap = excluded.overlap,
                            confirmed = excluded.confirmed, refuted = excluded.refuted, reckoned_at = now()
                        """)
                .param("source", source)
                .param("copies", standing.copiesOf())
                .param("overlap", standing.overlap())
                .param("confirmed", standing.confirmed())
                .param("refuted", standing.refuted())
                .update();
    }

    /// Counts the current indicators of each source in the sample of every `step`th indicator.
    Map<Long, Long> sizes(int step) {
        Map<Long, Long> sizes = new HashMap<>();
        database.sql(
                        """
                        select source_id, count(*) as size from feeds.observation
                        where withdrawn_at is null and indicator_id % :step = 0 group by source_id
                        """)
                .param("step", step)
                .query(
                        row -> {
                            sizes.put(row.getLong("source_id"), row.getLong("size"));
                        });
        return sizes;
    }

    List<Overlap> overlaps(int step) {
        return database.sql(
                        """
                        select a.source_id as first, b.source_id as second, count(*) as shared,
                               count(*) filter (where a.reported_at < b.reported_at) as first_earlier,
                               count(*) filter (where b.reported_at < a.reported_at) as second_earlier
                        from feeds.observation a
                        join feeds.observation b on b.indicator_id = a.indicator_id and b.source_id > a.source_id
                        where a.withdrawn_at is null and b.withdrawn_at is null
                          and a.indicator_id % :step = 0
                        group by a.source_id, b.source_id
                        """)
                .param("step", step)
                .query(
                        (row, _) ->
                                new Overlap(
                                        row.getLong("first"),
                                        row.getLong("second"),
                                        row.getLong("shared"),
                                        row.getLong("first_earlier"),
                                        row.getLong("second_earlier")))
                .list();
    }

    /// What a source adds, by a sample.
    ///
    /// @param alone indicators that nobody else reports
    /// @param first those that others report too, but not earlier
    record Part(long source, long indicators, long alone, long first) {}

    List<Part> parts(int step) {
        return database.sql(
                        """
                        select source_id, count(*) as indicators, count(*) filter (where reporters = 1) as alone,
                               count(*) filter (where reporters > 1 and place = 1) as first
                        from (
                            select source_id, count(*) over (partition by indicator_id) as reporters,
                                   rank() over (partition by indicator_id order by reported_at) as place
                            from feeds.observation
                            where withdrawn_at is null and indicator_id % :step = 0) seen
                        group by source_id
                        """)
                .param("step", step)
                .query(
                        (row, _) ->
                                new Part(
                                        row.getLong("source_id"),
                                        row.getLong("indicators"),
                                        row.getLong("alone"),
                                        row.getLong("first")))
                .list();
    }

    long indicators() {
        return database.sql("select coalesce(max(id), 0) from feeds.indicator")
                .query(Long.class)
                .single();
    }

    /// Counts the sources that report these indicators now.
    Map<Long, Integer> reporters(List<Long> indicators) {
        Map<Long, Integer> reporters = new HashMap<>();
        database.sql(
                        """
                        select source_id, count(*) as judged from feeds.observation
                        where indicator_id = any (:ids) and withdrawn_at is null group by source_id
                        """)
                .param("ids", indicators.toArray(Long[]::new))
                .query(
                        row -> {
                            reporters.put(row.getLong("source_id"), row.getInt("judged"));
                        });
        return reporters;
    }

    /// Asks for a new reckoning of all that a source reports.
    void reassess(long source) {
        database.sql(
                        """
                        insert into feeds.reassess
                        select indicator_id from feeds.observation
                        where source_id = :source and withdrawn_at is null order by indicator_id
                        on conflict (indicator_id) do update set indicator_id = excluded.indicator_id
                        """)
                .param("source", source)
                .update();
    }
}
