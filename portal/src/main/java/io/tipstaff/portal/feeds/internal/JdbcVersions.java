package io.tipstaff.portal.feeds.internal;

import io.tipstaff.indicator.Kind;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The kept documents in PostgreSQL, and what held ones lack.
@Repository
class JdbcVersions {

    private final JdbcClient jdbc;

    JdbcVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long importId, List<String> names, long bytes) {
        jdbc.sql(
                        """
                        insert into feeds.version (import_id, names, bytes) values (:id, :names, :bytes)
                        on conflict (import_id) do update set names = excluded.names, bytes = excluded.bytes
                        """)
                .param("id", importId)
                .param("names", names.toArray(String[]::new))
                .param("bytes", bytes)
                .update();
    }

    /// Drops all but the newest, as many as may be kept.
    void prune(long sourceId, int count, long maxBytes) {
        jdbc.sql(
                        """
                        delete from feeds.version where import_id in (
                            select import_id from (
                                select v.import_id, row_number() over newest as place,
                                    sum(v.bytes) over newest as bytes
                                from feeds.version v join feeds.import i on i.id = v.import_id
                                where i.source_id = :source
                                window newest as (order by v.import_id desc)) ranked
                            where place > :count or bytes > :bytes)
                        """)
                .param("source", sourceId)
                .param("count", count)
                .param("bytes", maxBytes)
                .update();
    }

    List<Long> all() {
        return jdbc.sql("select import_id from feeds.version").query(Long.class).list();
    }

    /// Returns the names of the documents of an import; none if they are not kept.
    List<String> names(long importId) {
        return jdbc.sql("select names from feeds.version where import_id = :id")
                .param("id", importId)
                .query((row, _) -> List.of((String[]) row.getArray("names").getArray()))
                .optional()
                .orElse(List.of());
    }

    List<Version> ofSource(long sourceId) {
        return jdbc.sql(
                        """
                        select i.*, v.bytes as packed from feeds.import i join feeds.version v on v.import_id = i.id
                        where i.source_id = :source order by i.id desc
                        """)
                .param("source", sourceId)
                .query(
                        (row, number) ->
                                new Version(JdbcImports.read(row, number), row.getLong("packed")))
                .list();
    }

    /// Returns what the document of a held import lacks.
    List<MissingKind> missing(long importId) {
        return jdbc.sql(
                        """
                        select kind, number, sample from feeds.missing where import_id = :id order by number desc
                        """)
                .param("id", importId)
                .query(
                        (row, _) ->
                                new MissingKind(
                                        Kind.ofNumber(row.getInt("kind")),
                                        row.getLong("number"),
                                        List.of((String[]) row.getArray("sample").getArray())))
                .list();
    }
}
