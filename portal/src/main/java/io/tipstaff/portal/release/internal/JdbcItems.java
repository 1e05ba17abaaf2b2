package io.tipstaff.portal.release.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.indicator.Tlp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists of indicators in PostgreSQL.
@Repository
class JdbcItems {

    private final JdbcClient database;

    JdbcItems(JdbcClient database) {
        this.database = database;
    }

    /// Keeps indicators as they are now, without what is marked `TLP:RED` or kept out; returns how
    /// many.
    int freeze(UUID request, UUID agency, List<Long> indicators) {
        return database.sql(
                        """
                        insert into release.item (request_id, number, agency_id, indicator_id, kind, value, tlp, score,
                                                  categories, threats, first_seen, last_seen)
                        select :request, row_number() over (order by a.score desc, a.last_seen desc, a.indicator_id),
                               :agency, i.id, i.kind, i.value, a.tlp, a.score, a.categories, a.threats, a.first_seen,
                               a.last_seen
                        from feeds.assessment a join feeds.indicator i on i.id = a.indicator_id
                        where a.indicator_id = any (:indicators) and a.tlp <> 'RED' and a.kept_out is null
                        """)
                .param("request", request)
                .param("agency", agency)
                .param("indicators", indicators.toArray(Long[]::new))
                .update();
    }

    /// Returns what the scope may see of a list: the centre all, its agency what is granted.
    List<Item> of(UUID request) {
        return database.sql(
                        """
                        select l.*, coalesce(a.tlp, l.tlp) as now
                        from release.item l left join feeds.assessment a on a.indicator_id = l.indicator_id
                        where l.request_id = :request order by l.number
                        """)
                .param("request", request)
                .query((row, _) -> item(row))
                .list();
    }

    void grant(UUID request, Collection<Integer> numbers) {
        database.sql(
                        """
                        update release.item set granted = true
                        where request_id = :request and number = any (:numbers)
                        """)
                .param("request", request)
                .param("numbers", numbers.toArray(Integer[]::new))
                .update();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getInt("number"),
                indicator(row.getInt("kind"), row.getString("value")),
                Tlp.valueOf(row.getString("tlp")),
                Tlp.valueOf(row.getString("now")),
                row.getInt("score"),
                List.of((String[]) row.getArray("categories").getArray()),
                List.of((String[]) row.getArray("threats").getArray()),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                row.getBoolean("granted"));
    }

    private static Indicator indicator(int kind, String canonical) {
        return switch (IndicatorParser.parse(Kind.ofNumber(kind), canonical)) {
            case Parsed(Indicator indicator) -> indicator;
            case Refused(String reason) ->
                    throw new IllegalStateException(reason + ", but stored: " + canonical);
        };
    }
}
