package io.tipstaff.portal.similarity.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is compared, in PostgreSQL: what changed is taken out as it was and put in as it is.
@Repository
class JdbcGrouping {

    /// How far the comparing is.
    record Progress(long version, String edition) {}

    /// What sources say now and may be known outside the centre.
    private static final String OBSERVED =
            """
             from feeds.observation o join feeds.source s on s.id = o.source_id
            where o.indicator_id = a.indicator_id and o.withdrawn_at is null and s.tlp <> 'RED'
              and o.context ->> 'tlp' is distinct from 'RED'
            """;

    private static final String CANDIDATES =
            """
            select a.indicator_id, i.kind, i.value,
                   a.kept_out is null and a.tlp <> 'RED' and a.sources > 0 as takes_part,
                   array(select o.source_id || '#' || (o.context ->> 'group') %1
                         and o.context ->> 'group' is not null limit 16) as objects,
                   array(select (said.one ->> 'kind') || ' ' || (said.one ->> 'value')
                         from (select jsonb_array_elements(o.context -> 'related') as one %1
                               and o.context -> 'related' is not null) said limit 64) as related,
                   case when i.kind = any(:hashes) then
                       array(select said.digest from (
                                 select field.value as digest
                                 from (select o.context -> 'other' as other %1
                                       and o.context -> 'other' is not null) own,
                                      jsonb_each_text(own.other) field
                                 where lower(field.key) like '%tlsh%'
                                 union
                                 select substring(o.context ->> 'pattern' from '(?i)TLSH''?\\s*=\\s*''((?:T1)?[0-9A-F]{70})''') %1
                                 and o.context ->> 'pattern' ilike '%tlsh%' and o.context ->> 'pattern' not ilike '% or %'
                             ) said where said.digest is not null limit 4)
                   else '{}' end as digests
            from feeds.assessment a join feeds.indicator i on i.id = a.indicator_id
            where a.version > :after and a.version <= :upTo
            """
                    .replace("%1", OBSERVED);

    private static final Integer[] HASHES =
            Stream.of(Kind.MD5, Kind.SHA1, Kind.SHA256).map(Kind::number).toArray(Integer[]::new);

    private final JdbcClient database;
    private final JdbcShapes shapes;

    JdbcGrouping(JdbcClient database, JdbcShapes shapes) {
        this.database = database;
        this.shapes = shapes;
    }

    /// Takes the right to compare until the transaction ends; returns whether nobody else has it.
    boolean hold() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('similarity.grouping'))")
                .query(Boolean.class)
                .single();
    }

    Progress progress() {
        return database.sql("select version, edition from similarity.progress")
                .query((row, _) -> new Progress(row.getLong("version"), row.getString("edition")))
                .single();
    }

    void compareAllAgain(String edition) {
        database.sql("update similarity.progress set version = 0, edition = :edition")
                .param("edition", edition)
                .update();
    }

    void clusterAgain() {
        database.sql("update similarity.progress set changes = changes + 1").update();
    }

    void advance(long version) {
        database.sql(
                        """
                        update similarity.progress set version = :version, changes = changes + 1
                        """)
                .param("version", version)
                .update();
    }

    /// Returns up to which version a batch goes; the given one if there is nothing new.
    long batchEnd(long version, int size) {
        return database.sql(
                        """
                        select coalesce(max(version), :version) from (
                            select version from feeds.assessment where version > :version
                            order by version limit :size) batch
                        """)
                .param("version", version)
                .param("size", size)
                .query(Long.class)
                .single();
    }

    List<Candidate> candidates(long after, long upTo) {
        return database
                .sql(CANDIDATES)
                .param("after", after)
                .param("upTo", upTo)
                .param("hashes", HASHES)
                .query((row, _) -> candidate(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Candidate> candidate(ResultSet row) throws SQLException {
        Kind kind = Kind.ofNumber(row.getInt("kind"));
        if (!(IndicatorParser.parse(kind, row.getString("value"))
                instanceof Parsed(Indicator indicator))) {
            return Optional.empty();
        }
        return Optional.of(
                new Candidate(
                        row.getLong("indicator_id"),
                        indicator,
                        row.getBoolean("takes_part"),
                        List.of((String[]) row.getArray("objects").getArray()),
                        List.of((String[]) row.getArray("related").getArray()),
                        List.of((String[]) row.getArray("digests").getArray())));
    }

    /// Takes indicators out; returns the fingerprints of their shapes.
    List<Long> takeOut(List<Long> ids) {
        Long[] numbers = ids.toArray(Long[]::new);
        database.sql("delete from similarity.share where indicator_id = any(:ids)")
                .param("ids", numbers)
                .update();
        int digests =
                database.sql("delete from similarity.digest where indicator_id = any(:ids)")
                        .param("ids", numbers)
                        .update();
        digestsChanged(digests);
        return database
                .sql(
                        """
                        delete from similarity.item where indicator_id = any(:ids) returning fingerprint
                        """)
                .param("ids", numbers)
                .query((row, _) -> Optional.ofNullable((Long) row.getObject("fingerprint")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private void digestsChanged(int count) {
        if (count > 0) {
            database.sql("update similarity.progress set digests = digests + 1").update();
        }
    }

    /// Puts indicators in; returns the fingerprints of their shapes.
    Set<Long> putIn(List<Compared> all) {
        Map<Long, UrlShape> shapes = new HashMap<>();
        for (Compared one : all) {
            if (one.shape() != null) {
                shapes.putIfAbsent(one.shape().fingerprint(), one.shape());
            }
        }
        putItems(all);
        this.shapes.put(shapes);
        putShares(all);
        putDigests(all);
        return shapes.keySet();
    }

    private void putItems(List<Compared> all) {
        database.sql(
                        """
                        insert into similarity.item (indicator_id, host, site, fingerprint)
                        select * from unnest(:ids::bigint[], :hosts::text[], :sites::text[], :fingerprints::bigint[])
                        """)
                .param("ids", all.stream().map(Compared::id).toArray(Long[]::new))
                .param("hosts", all.stream().map(Compared::host).toArray(String[]::new))
                .param("sites", all.stream().map(Compared::site).toArray(String[]::new))
                .param(
                        "fingerprints",
                        all.stream()
                                .map(one -> one.shape() == null ? null : one.shape().fingerprint())
                                .toArray(Long[]::new))
                .update();
    }

    private record Row(long id, Compared.Share share) {}

    private void putShares(List<Compared> all) {
        List<Row> rows =
                all.stream()
                        .flatMap(one -> one.shares().stream().map(s -> new Row(one.id(), s)))
                        .toList();
        database.sql(
                        """
                        insert into similarity.share (indicator_id, kind, hub)
                        select * from unnest(:ids::bigint[], :kinds::smallint[], :hubs::text[])
                        """)
                .param("ids", rows.stream().map(Row::id).toArray(Long[]::new))
                .param(
                        "kinds",
                        rows.stream()
                                .map(row -> (short) row.share().tie().number())
                                .toArray(Short[]::new))
                .param("hubs", rows.stream().map(row -> row.share().hub()).toArray(String[]::new))
                .update();
    }

    private void putDigests(List<Compared> all) {
        Function<Compared, Stream<Map.Entry<Long, String>>> digests =
                one -> one.digests().stream().map(d -> Map.entry(one.id(), d.toString()));
        List<Map.Entry<Long, String>> rows = all.stream().flatMap(digests).toList();
        int put =
                database.sql(
                                """
                                insert into similarity.digest (indicator_id, tlsh)
                                select * from unnest(:ids::bigint[], :digests::text[])
                                """)
                        .param("ids", rows.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                        .param(
                                "digests",
                                rows.stream().map(Map.Entry::getValue).toArray(String[]::new))
                        .update();
        digestsChanged(put);
    }

    /// Takes out what the store of indicators no longer has.
    List<Long> removeOrphans() {
        List<Long> gone =
                database.sql(
                                """
                                select indicator_id from similarity.item c
                                where not exists (select from feeds.indicator i where i.id = c.indicator_id)
                                """)
                        .query((row, _) -> row.getLong("indicator_id"))
                        .list();
        return gone.isEmpty() ? List.of() : takeOut(gone);
    }

    /// Says whether the clusters are of what is shared now.
    boolean areClustersNew() {
        return database.sql(
                        """
                        select p.changes = p.clustered
                               and p.resolutions >= coalesce((select max(updated_at) from passivedns.resolution), '-infinity')
                        from similarity.progress p
                        """)
                .query(Boolean.class)
                .single();
    }
}
