package io.tipstaff.portal.detection.internal;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.detection.Detection;
import io.tipstaff.portal.detection.DetectionFilter;
import io.tipstaff.portal.detection.Detections;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Detections and the traffic that they came from, in PostgreSQL.
@Repository
class JdbcDetections implements Detections {

    private static final int BATCH = 500;

    private static final String INSERT =
            """
            insert into detection.detection (agency_id, source, sender, upload_id, event_at, host, line, line_number,
                match_offset, match_length, field, written, kind, indicator, indicator_id, zone, score, feeds, threats)
            values (?, ?, ?::inet, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String WHERE =
            """
            where (:text = '' or indicator ilike :pattern or line ilike :pattern or source ilike :pattern)
              and (:kind::smallint is null or kind = :kind)
              and (:zone::text is null or zone = :zone)
              and (:upload::uuid is null or upload_id = :upload)
              and (:indicator::bigint is null or indicator_id = :indicator)
              and (:before::bigint is null or id < :before)
              and (:after::bigint is null or id > :after)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    JdbcDetections(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public List<Detection> newest(DetectionFilter filter, int limit) {
        return filtered(
                        "select * from detection.detection "
                                + WHERE
                                + " order by id desc limit :limit",
                        filter)
                .param("limit", limit)
                .query(JdbcDetections::read)
                .list();
    }

    @Override
    public long count(DetectionFilter filter, int atMost) {
        return filtered(
                        "select count(*) from (select from detection.detection "
                                + WHERE
                                + " limit :limit) found",
                        filter)
                .param("limit", atMost)
                .query(Long.class)
                .single();
    }

    @Override
    public long countSince(Collection<Long> indicators, Instant since, int atMost) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select from detection.detection
                            where indicator_id = any(:indicators) and detected_at > :since limit :limit) found
                        """)
                .param("indicators", indicators.toArray(Long[]::new))
                .param("since", Timestamp.from(since))
                .param("limit", atMost)
                .query(Long.class)
                .single();
    }

    @Override
    public SortedMap<LocalDate, Long> byDay(Collection<Long> indicators, LocalDate from) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        jdbc.sql(
                        """
                        select (detected_at at time zone 'UTC')::date as day, count(*) as number from (
                            select detected_at from detection.detection
                            where indicator_id = any(:indicators)
                              and detected_at >= :from::date::timestamp at time zone 'UTC'
                            order by id desc limit :limit) newest
                        group by day
                        """)
                .param("indicators", indicators.toArray(Long[]::new))
                .param("from", from)
                .param("limit", MOST_BY_DAY)
                .query(
                        row -> {
                            days.put(row.getObject("day", LocalDate.class), row.getLong("number"));
                        });
        return days;
    }

    @Override
    public Optional<Detection> find(long id) {
        return jdbc.sql("select * from detection.detection where id = :id")
                .param("id", id)
                .query(JdbcDetections::read)
                .optional();
    }

    @Override
    public Traffic since(Instant begin) {
        return jdbc.sql(
                        """
                        select coalesce(sum(lines), 0) as lines, coalesce(sum(bytes), 0) as bytes,
                               coalesce(sum(matches), 0) as matches
                        from detection.traffic where hour >= date_trunc('hour', :begin::timestamptz)
                        """)
                .param("begin", Timestamp.from(begin))
                .query(
                        (row, _) ->
                                new Traffic(
                                        row.getLong("lines"),
                                        row.getLong("bytes"),
                                        row.getLong("matches")))
                .single();
    }

    private JdbcClient.StatementSpec filtered(String sql, DetectionFilter filter) {
        return jdbc.sql(sql)
                .param("text", filter.text())
                .param("pattern", "%" + escaped(filter.text()) + "%")
                .param("kind", filter.kind() == null ? null : filter.kind().number())
                .param("zone", filter.zone())
                .param("upload", filter.upload())
                .param("indicator", filter.indicatorId())
                .param("before", filter.before())
                .param("after", filter.after());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /// Stores detections, in their order; call it within a transaction in the scope of their
    /// agency.
    void append(List<NewDetection> detections) {
        batches.batchUpdate(INSERT, detections, BATCH, JdbcDetections::write);
    }

    /// Returns the number of the newest detection that the scope sees, or 0.
    long newestNumber() {
        return jdbc.sql("select coalesce(max(id), 0) from detection.detection")
                .query(Long.class)
                .single();
    }

    private static void write(PreparedStatement row, NewDetection detection) throws SQLException {
        row.setObject(1, detection.agency());
        row.setString(2, detection.source());
        row.setString(
                3,
                detection.sender() == null
                        ? null
                        : detection.sender().getHostAddress().replaceFirst("%.*", ""));
        row.setObject(4, detection.upload());
        row.setTimestamp(
                5, detection.eventAt() == null ? null : Timestamp.from(detection.eventAt()));
        row.setString(6, detection.host());
        row.setString(7, detection.line());
        row.setLong(8, detection.lineNumber());
        row.setInt(9, detection.offset());
        row.setInt(10, detection.length());
        row.setString(11, detection.field());
        row.setString(12, detection.written());
        row.setInt(13, detection.kind().number());
        row.setString(14, detection.indicator());
        row.setLong(15, detection.indicatorId());
        row.setString(16, detection.zone());
        row.setInt(17, detection.score());
        row.setArray(18, row.getConnection().createArrayOf("text", detection.feeds().toArray()));
        row.setArray(19, row.getConnection().createArrayOf("text", detection.threats().toArray()));
    }

    void countTraffic(
            UUID agency, String source, Instant hour, long lines, long bytes, long matches) {
        jdbc.sql(
                        """
                        insert into detection.traffic (agency_id, source, hour, lines, bytes, matches)
                        values (:agency, :source, :hour, :lines, :bytes, :matches)
                        on conflict (agency_id, source, hour) do update set
                            lines = traffic.lines + excluded.lines,
                            bytes = traffic.bytes + excluded.bytes,
                            matches = traffic.matches + excluded.matches
                        """)
                .param("agency", agency)
                .param("source", source)
                .param("hour", Timestamp.from(hour))
                .param("lines", lines)
                .param("bytes", bytes)
                .param("matches", matches)
                .update();
    }

    private static Detection read(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp eventAt = row.getTimestamp("event_at");
        return new Detection(
                row.getLong("id"),
                row.getObject("agency_id", UUID.class),
                row.getTimestamp("detected_at").toInstant(),
                row.getString("source"),
                row.getObject("upload_id", UUID.class),
                eventAt == null ? null : eventAt.toInstant(),
                row.getString("host"),
                row.getString("line"),
                row.getLong("line_number"),
                row.getInt("match_offset"),
                row.getInt("match_length"),
                row.getString("field"),
                row.getString("written"),
                Kind.ofNumber(row.getInt("kind")),
                row.getString("indicator"),
                row.getLong("indicator_id"),
                row.getString("zone"),
                row.getInt("score"),
                List.of((String[]) row.getArray("feeds").getArray()),
                List.of((String[]) row.getArray("threats").getArray()));
    }
}
