package io.tipstaff.portal.reports.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The indicators of reports in PostgreSQL, each with the editions that it belongs to.
@Repository
class JdbcReportIndicators {

    private static final String OF_EDITION =
            """
            report_id = :report and since <= :number and (until is null or until > :number)
            """;
    private static final String WANTED =
            """
            with wanted as (
                select kind, value, role, string_to_array(threats, chr(10)) as threats, note
                from unnest(:kinds::smallint[], :values::text[], :roles::text[], :threats::text[], :notes::text[])
                    as w(kind, value, role, threats, note))
            """;
    private static final String SAME =
            """
            (select from wanted w where w.kind = i.kind and w.value = i.value and w.role = i.role
             and w.threats = i.threats and w.note = i.note)
            """;

    /// An indicator where it was found.
    ///
    /// @param until the first edition that no longer holds it
    record Found(UUID report, ReportIndicator indicator, int until) {

        boolean isIn(int edition) {
            return indicator.since() <= edition && edition < until;
        }
    }

    private final JdbcClient database;

    JdbcReportIndicators(JdbcClient database) {
        this.database = database;
    }

    /// Makes these the indicators of a draft; those of the editions before stay as they are.
    void save(UUID report, int number, List<ReportIndicator> indicators) {
        run(
                "delete from reports.indicator i where report_id = :report and since = :number and not exists "
                        + SAME,
                report,
                number,
                indicators);
        run(
                "update reports.indicator i set until = null where report_id = :report and until = :number and exists "
                        + SAME,
                report,
                number,
                indicators);
        run(
                """
                update reports.indicator i set until = :number
                where report_id = :report and until is null and since < :number and not exists
                """
                        + SAME,
                report,
                number,
                indicators);
        run(
                """
                insert into reports.indicator (report_id, kind, value, role, threats, note, since)
                select :report, w.kind, w.value, w.role, w.threats, w.note, :number from wanted w
                where not exists (select from reports.indicator i where i.report_id = :report
                    and i.kind = w.kind and i.value = w.value and i.until is null)
                """,
                report,
                number,
                indicators);
    }

    private void run(String sql, UUID report, int number, List<ReportIndicator> indicators) {
        database.sql(WANTED + sql)
                .param(
                        "kinds",
                        indicators.stream()
                                .map(one -> one.indicator().kind().number())
                                .toArray(Integer[]::new))
                .param("values", texts(indicators, one -> one.indicator().canonical()))
                .param("roles", texts(indicators, one -> one.role().code()))
                .param("threats", texts(indicators, one -> String.join("\n", one.threats())))
                .param("notes", texts(indicators, ReportIndicator::note))
                .param("report", report)
                .param("number", number)
                .update();
    }

    private static String[] texts(
            List<ReportIndicator> indicators, Function<ReportIndicator, String> part) {
        return indicators.stream().map(part).toArray(String[]::new);
    }

    /// Undoes what a draft did.
    void discard(UUID report, int number) {
        database.sql("delete from reports.indicator where report_id = :report and since = :number")
                .param("report", report)
                .param("number", number)
                .update();
        database.sql(
                        """
                        update reports.indicator set until = null where report_id = :report and until = :number
                        """)
                .param("report", report)
                .param("number", number)
                .update();
    }

    List<ReportIndicator> of(UUID report, int number) {
        return database.sql(
                        "select * from reports.indicator where "
                                + OF_EDITION
                                + " order by role, kind, value")
                .param("report", report)
                .param("number", number)
                .query((row, _) -> indicator(row))
                .list();
    }

    /// Those that an edition no longer holds.
    List<ReportIndicator> goneIn(UUID report, int number) {
        return database.sql(
                        """
                        select * from reports.indicator where report_id = :report and until = :number
                        order by kind, value
                        """)
                .param("report", report)
                .param("number", number)
                .query((row, _) -> indicator(row))
                .list();
    }

    /// How many of each kind an edition holds, by the kind's code.
    Map<String, Long> counts(UUID report, int number) {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.sql(
                        "select kind, count(*) as many from reports.indicator where "
                                + OF_EDITION
                                + " group by kind order by kind")
                .param("report", report)
                .param("number", number)
                .query(
                        row -> {
                            counts.put(
                                    Kind.ofNumber(row.getInt("kind")).code(), row.getLong("many"));
                        });
        return counts;
    }

    /// Where these indicators stand, whatever edition they belong to.
    List<Found> find(Collection<? extends Indicator> indicators) {
        return database.sql(
                        """
                        select i.*, coalesce(i.until, 2147483647) as ends from reports.indicator i
                        join unnest(:kinds::smallint[], :values::text[]) as w(kind, value)
                            on w.value = i.value and w.kind = i.kind
                        order by i.since desc
                        limit 1000
                        """)
                .param(
                        "kinds",
                        indicators.stream().map(one -> one.kind().number()).toArray(Integer[]::new))
                .param(
                        "values",
                        indicators.stream().map(Indicator::canonical).toArray(String[]::new))
                .query(
                        (row, _) ->
                                new Found(
                                        row.getObject("report_id", UUID.class),
                                        indicator(row),
                                        row.getInt("ends")))
                .list();
    }

    private static ReportIndicator indicator(ResultSet row) throws SQLException {
        return new ReportIndicator(
                parsed(Kind.ofNumber(row.getInt("kind")), row.getString("value")),
                IndicatorRole.ofCode(row.getString("role")),
                JdbcEditions.texts(row, "threats"),
                row.getString("note"),
                row.getInt("since"));
    }

    /// Reads what this program itself has written.
    private static Indicator parsed(Kind kind, String canonical) {
        return switch (IndicatorParser.parse(kind, canonical)) {
            case Parsed(Indicator indicator) -> indicator;
            case Refused(String reason) ->
                    throw new IllegalStateException(reason + ", but stored: " + canonical);
        };
    }
}
