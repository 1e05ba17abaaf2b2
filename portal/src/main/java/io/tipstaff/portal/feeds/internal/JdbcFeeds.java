package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.Position;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.matcher.LiveIndex;
import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.feeds.Zone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Indicators and their observations in PostgreSQL.
@Repository
class JdbcFeeds implements Feeds {

    private static final String SELECT =
            """
            select i.id, i.kind, i.value, i.added_at,
                   o.source_id, s.name, s.confidence, s.tlp, s.categories, o.reported_at, o.withdrawn_at,
                   o.record, o.line, o.place, o.written, o.context
            from feeds.indicator i
            left join (feeds.observation o join feeds.source s on s.id = o.source_id) on o.indicator_id = i.id
            """;

    /// A source's group is a file if no two of its hashes are of one kind: four hashes of three
    /// kinds cannot be, so four of each group are enough to tell.
    private static final String OTHER_HASHES =
            """
            with own as (
                select source_id, context ->> 'group' as name
                from feeds.observation
                where indicator_id = :id and withdrawn_at is null and context ->> 'group' is not null
            ), files as (
                select array_agg(hash.id) as ids
                from own cross join lateral (
                    select i.id, i.kind
                    from feeds.observation o join feeds.indicator i on i.id = o.indicator_id
                    where o.source_id = own.source_id and o.withdrawn_at is null
                      and o.context ->> 'group' is not null and o.context ->> 'group' = own.name
                      and hashtextextended(o.context ->> 'group', 0) = hashtextextended(own.name, 0)
                      and i.kind = any(:hashes)
                    limit 4) hash
                group by own.source_id
                having count(*) = count(distinct hash.kind)
            )
            select distinct id from files cross join unnest(ids) as id
            where id <> :id order by id
            """;

    private static final Integer[] HASHES =
            Stream.of(Kind.MD5, Kind.SHA1, Kind.SHA256).map(Kind::number).toArray(Integer[]::new);

    private final JdbcClient jdbc;
    private final IndexPublisher index;
    private final Witnesses witnesses;

    JdbcFeeds(JdbcClient jdbc, IndexPublisher index, Witnesses witnesses) {
        this.jdbc = jdbc;
        this.index = index;
        this.witnesses = witnesses;
    }

    @Override
    public List<KnownIndicator> find(Collection<? extends Indicator> indicators) {
        UUID[] keys = indicators.stream().map(IndicatorKey::of).distinct().toArray(UUID[]::new);
        return keys.length == 0 ? List.of() : select("where i.key = any(:keys)", "keys", keys);
    }

    @Override
    public List<KnownIndicator> byId(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : select("where i.id = any(:ids)", "ids", ids.toArray(Long[]::new));
    }

    @Override
    public List<KnownIndicator> otherHashes(KnownIndicator known) {
        if (!(known.indicator() instanceof FileHash)) {
            return List.of();
        }
        return byId(
                jdbc.sql(OTHER_HASHES)
                        .param("id", known.id())
                        .param("hashes", HASHES)
                        .query(Long.class)
                        .list());
    }

    @Override
    public Map<Indicator, Zone> zones(Collection<? extends Indicator> indicators) {
        Map<Indicator, Zone> zones = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select i.kind, i.value, a.zone
                        from feeds.indicator i join feeds.assessment a on a.indicator_id = i.id
                        where i.key = any(:keys)
                        """)
                .param("keys", indicators.stream().map(IndicatorKey::of).toArray(UUID[]::new))
                .query(
                        row -> {
                            zones.put(
                                    indicator(row.getInt("kind"), row.getString("value")),
                                    Zone.valueOf(row.getString("zone").toUpperCase(Locale.ROOT)));
                        });
        return zones;
    }

    @Override
    public Assessment assess(KnownIndicator known) {
        return Reckoning.of(known, witnesses.about(known.indicator()), Instant.now());
    }

    @Override
    public LiveIndex index() {
        return index.live();
    }

    private List<KnownIndicator> select(String where, String name, Object[] values) {
        Map<Long, KnownIndicator> heads = new LinkedHashMap<>();
        Map<Long, List<Observation>> observations = new LinkedHashMap<>();
        jdbc.sql(SELECT + where + " order by i.id, o.reported_at, o.source_id")
                .param(name, values)
                .query(
                        row -> {
                            long id = row.getLong("id");
                            if (!heads.containsKey(id)) {
                                heads.put(id, head(row));
                            }
                            if (row.getString("name") != null) {
                                observations
                                        .computeIfAbsent(id, _ -> new ArrayList<>())
                                        .add(observation(row));
                            }
                        });
        return heads.values().stream()
                .map(
                        head ->
                                new KnownIndicator(
                                        head.id(),
                                        head.indicator(),
                                        head.addedAt(),
                                        observations.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static KnownIndicator head(ResultSet row) throws SQLException {
        Indicator indicator = indicator(row.getInt("kind"), row.getString("value"));
        return new KnownIndicator(
                row.getLong("id"), indicator, instant(row, "added_at"), List.of());
    }

    /// Reads what this program itself has written.
    static Indicator indicator(int kind, String canonical) {
        return switch (IndicatorParser.parse(Kind.ofNumber(kind), canonical)) {
            case Parsed(Indicator indicator) -> indicator;
            case Refused(String reason) ->
                    throw new IllegalStateException(
                            reason + ", but stored as " + kind + ": " + canonical);
        };
    }

    private static Observation observation(ResultSet row) throws SQLException {
        @Nullable String written = row.getString("written");
        @Nullable Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Observation(
                row.getLong("source_id"),
                row.getString("name"),
                row.getInt("confidence"),
                Tlp.valueOf(row.getString("tlp")),
                List.of((String[]) row.getArray("categories").getArray()),
                instant(row, "reported_at"),
                withdrawn == null ? null : withdrawn.toInstant(),
                new Position(row.getLong("record"), row.getLong("line"), row.getString("place")),
                written == null ? row.getString("value") : written,
                ContextJson.read(row.getString("context")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
