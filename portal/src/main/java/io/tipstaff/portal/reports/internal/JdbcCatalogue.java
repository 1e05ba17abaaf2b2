package io.tipstaff.portal.reports.internal;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.database.Keyset;
import io.tipstaff.portal.database.Keyset.Column;
import io.tipstaff.portal.database.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Looks through the reports, as the centre or an agency sees them.
///
/// The centre sees the newest edition of each report, drafts too. An agency sees the newest one
/// that is published and not under embargo, and no report at all whose edition that is is
/// `TLP:RED`.
@Repository
class JdbcCatalogue {

    private static final String CURRENT =
            """
            with current as (
                select * from (
                    select distinct on (e.report_id) e.*, r.withdrawn_at,
                           coalesce(e.published_at, e.changed_at) as at
                    from reports.edition e join reports.report r on r.id = e.report_id
                    where :inside or (r.withdrawn_at is null and e.published_at is not null
                          and (e.embargo_until is null or e.embargo_until <= (now() at time zone 'UTC')::date))
                    order by e.report_id, e.number desc) newest
                where :inside or tlp <> 'RED')
            """;
    private static final String CARD =
            """
            select c.report_id, c.number, c.kind, c.tlp, c.embargo_until, c.title, c.summary, c.actors, c.industries,
                   c.countries, c.published_at, c.withdrawn_at, c.at,
                   (select count(*) from reports.indicator i where i.report_id = c.report_id
                    and i.since <= c.number and (i.until is null or i.until > c.number)) as indicators
            """;
    private static final String MATCHES =
            """
            (:q::text is null or c.title ilike :q or c.summary ilike :q)
            and (:kind::text is null or c.kind = :kind)
            and (:actor::text is null or exists (
                select from jsonb_array_elements(c.actors) a
                where lower(a ->> 'name') = lower(:actor)
                   or exists (select from jsonb_array_elements_text(a -> 'aliases') alias
                              where lower(alias) = lower(:actor))))
            and (:industry::text is null or :industry = any(c.industries))
            and (:country::text is null or :country = any(c.countries))
            and (:technique::text is null or (:technique = any(c.techniques)
                 and (:inside or c.report_id = any(:readable))))
            and (:from::date is null or c.at >= :from::date at time zone 'UTC')
            and (:to::date is null or c.at < (:to::date + 1) at time zone 'UTC')
            """;
    private static final Map<String, Column> COLUMNS =
            Map.of(
                    "at", new Column("c.at", "timestamptz"),
                    "title", new Column("c.title", "text"));

    private final JdbcClient database;

    JdbcCatalogue(JdbcClient database) {
        this.database = database;
    }

    /// @param readable reports that may be read in full, for what only they tell
    Slice<ReportCard> list(
            ReportFilter filter,
            Sight sight,
            String sort,
            @Nullable String after,
            int limit,
            Collection<UUID> readable) {
        Keyset keyset = Keyset.of(COLUMNS, "c.report_id", sort, after);
        return keyset.slice(
                database.sql(
                                CURRENT
                                        + CARD
                                        + ", "
                                        + keyset.select()
                                        + "from current c where "
                                        + MATCHES
                                        + " and "
                                        + keyset.where()
                                        + keyset.order(limit))
                        .param("inside", sight == Sight.CENTRE)
                        .param("readable", readable.toArray(UUID[]::new))
                        .param("q", filter.q() == null ? null : "%" + escaped(filter.q()) + "%")
                        .param("kind", filter.kind())
                        .param("actor", filter.actor())
                        .param("industry", filter.industry())
                        .param("country", filter.country())
                        .param("technique", filter.technique())
                        .param("from", filter.from())
                        .param("to", filter.to()),
                limit,
                (row, _) -> card(row));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /// Those of these reports that are seen, the newest first.
    List<ReportCard> cards(Collection<UUID> ids, Sight sight) {
        return database.sql(
                        CURRENT
                                + CARD
                                + "from current c where c.report_id = any(:ids) order by c.at desc, c.report_id")
                .param("inside", sight == Sight.CENTRE)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> card(row))
                .list();
    }

    /// The number of the edition that is seen of a report.
    Optional<Integer> current(UUID id, Sight sight) {
        return database.sql(CURRENT + "select number from current where report_id = :id")
                .param("inside", sight == Sight.CENTRE)
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    /// What can be chosen from: industries and countries of all reports that are seen.
    List<String> choices(String column, Sight sight) {
        String values =
                switch (column) {
                    case "industries" -> "unnest(industries)";
                    case "countries" -> "unnest(countries)";
                    case "actors" -> "jsonb_array_elements(actors) ->> 'name'";
                    default -> throw new IllegalArgumentException("no such column: " + column);
                };
        return database.sql(
                        CURRENT + "select distinct " + values + " as value from current order by 1")
                .param("inside", sight == Sight.CENTRE)
                .query((row, _) -> row.getString("value"))
                .list();
    }

    /// In how many of these reports each technique is.
    Map<String, Long> techniques(Sight sight, Collection<UUID> readable) {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.sql(
                        CURRENT
                                + """
                                select technique, count(*) as reports from current, unnest(techniques) technique
                                where :inside or report_id = any(:readable)
                                group by technique order by technique
                                """)
                .param("inside", sight == Sight.CENTRE)
                .param("readable", readable.toArray(UUID[]::new))
                .query(
                        row -> {
                            counts.put(row.getString("technique"), row.getLong("reports"));
                        });
        return counts;
    }

    private static ReportCard card(ResultSet row) throws SQLException {
        boolean withdrawn = row.getTimestamp("withdrawn_at") != null;
        boolean draft = row.getTimestamp("published_at") == null;
        return new ReportCard(
                row.getObject("report_id", UUID.class),
                row.getInt("number"),
                ReportKind.ofCode(row.getString("kind")),
                Tlp.valueOf(row.getString("tlp")),
                row.getObject("embargo_until", LocalDate.class),
                row.getString("title"),
                row.getString("summary"),
                JdbcEditions.actors(row),
                JdbcEditions.texts(row, "industries"),
                JdbcEditions.texts(row, "countries"),
                withdrawn ? "withdrawn" : draft ? "draft" : "published",
                row.getTimestamp("at").toInstant(),
                row.getLong("indicators"));
    }
}
