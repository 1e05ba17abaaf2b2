package io.tipstaff.portal.similarity.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private record Counted(UrlShape shape, long fingerprint, int before, int urls, int sites) {}

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

    JdbcGrouping(JdbcClient database) {
        this.database = database;
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
        putShapes(shapes);
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

    private void putShapes(Map<Long, UrlShape> shapes) {
        database.sql(
                        """
                        insert into similarity.shape (fingerprint, text, bands)
                        select fingerprint, text, string_to_array(bands, ',')::bigint[]
                        from unnest(:fingerprints::bigint[], :texts::text[], :bands::text[]) as t (fingerprint, text, bands)
                        on conflict (fingerprint) do nothing
                        """)
                .param("fingerprints", shapes.keySet().toArray(Long[]::new))
                .param("texts", shapes.values().stream().map(UrlShape::text).toArray(String[]::new))
                .param(
                        "bands",
                        shapes.values().stream()
                                .map(shape -> joined(Bands.of(shape.features())))
                                .toArray(String[]::new))
                .update();
    }

    private static String joined(Long[] bands) {
        return String.join(",", Stream.of(bands).map(String::valueOf).toList());
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

    /// Counts shapes anew, and the words in them, and reckons how telling they are.
    void recount(Collection<Long> fingerprints) {
        if (fingerprints.isEmpty()) {
            return;
        }
        List<Counted> counted = counted(fingerprints);
        addWords(counted);
        Map<String, Long> words = words(counted);
        long sites =
                database.sql("select coalesce(sum(sites), 0) from similarity.shape")
                        .query(Long.class)
                        .single();
        double[] bits = counted.stream().mapToDouble(one -> bits(one, words, sites)).toArray();
        save(counted, bits);
    }

    private List<Counted> counted(Collection<Long> fingerprints) {
        return database.sql(
                        """
                        select f.fingerprint, f.text, f.sites as before, count(i.indicator_id) as urls,
                               count(distinct i.site) as sites
                        from similarity.shape f left join similarity.item i using (fingerprint)
                        where f.fingerprint = any(:fingerprints) group by f.fingerprint
                        """)
                .param("fingerprints", fingerprints.toArray(Long[]::new))
                .query(
                        (row, _) ->
                                new Counted(
                                        UrlShape.of(row.getString("text")),
                                        row.getLong("fingerprint"),
                                        row.getInt("before"),
                                        row.getInt("urls"),
                                        row.getInt("sites")))
                .list();
    }

    private void addWords(List<Counted> counted) {
        Map<String, Long> more = new HashMap<>();
        for (Counted one : counted) {
            long difference = one.sites() - one.before();
            if (difference != 0) {
                one.shape().words().forEach(word -> more.merge(word, difference, Long::sum));
            }
        }
        database.sql(
                        """
                        insert into similarity.word (word, sites)
                        select * from unnest(:words::text[], :more::bigint[])
                        on conflict (word) do update set sites = word.sites + excluded.sites
                        """)
                .param("words", more.keySet().toArray(String[]::new))
                .param("more", more.values().toArray(Long[]::new))
                .update();
    }

    private Map<String, Long> words(List<Counted> counted) {
        Set<String> wanted = new HashSet<>();
        counted.forEach(one -> wanted.addAll(one.shape().words()));
        Map<String, Long> words = new HashMap<>();
        database.sql("select word, sites from similarity.word where word = any(:words)")
                .param("words", wanted.toArray(String[]::new))
                .query(
                        row -> {
                            words.put(row.getString("word"), row.getLong("sites"));
                        });
        return words;
    }

    private static double bits(Counted one, Map<String, Long> words, long sites) {
        Map<String, Long> others = new HashMap<>();
        one.shape()
                .words()
                .forEach(
                        word ->
                                others.put(
                                        word,
                                        Objects.requireNonNullElse(words.get(word), 0L)
                                                - one.sites()));
        return Telling.bits(one.shape(), others, sites);
    }

    private void save(List<Counted> counted, double[] bits) {
        Float[] ranks = new Float[bits.length];
        Float[] amounts = new Float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            amounts[i] = (float) bits[i];
            ranks[i] = (float) Telling.rank(bits[i], counted.get(i).sites());
        }
        database.sql(
                        """
                        update similarity.shape f
                        set urls = n.urls, sites = n.sites, bits = n.bits, rank = n.rank
                        from unnest(:fingerprints::bigint[], :urls::integer[], :sites::integer[], :bits::real[], :ranks::real[])
                             as n (fingerprint, urls, sites, bits, rank)
                        where f.fingerprint = n.fingerprint
                        """)
                .param(
                        "fingerprints",
                        counted.stream().map(Counted::fingerprint).toArray(Long[]::new))
                .param("urls", counted.stream().map(Counted::urls).toArray(Integer[]::new))
                .param("sites", counted.stream().map(Counted::sites).toArray(Integer[]::new))
                .param("bits", amounts)
                .param("ranks", ranks)
                .update();
        database.sql(
                        """
                        delete from similarity.shape where fingerprint = any(:fingerprints) and urls = 0
                        """)
                .param(
                        "fingerprints",
                        counted.stream().map(Counted::fingerprint).toArray(Long[]::new))
                .update();
    }

    /// Takes out what the store of indicators no longer has.
    List<Long> removeOrphans() {
        List<Long> gone =
                database.sql(
                                """
                                select indicator_id from similarity.item c
                                where not exists (select from feeds.indicator i where i.id = c.indicator_id)
                                """)
                        .query(Long.class)
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
