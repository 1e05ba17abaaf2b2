package io.tipstaff.portal.similarity.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps shapes in PostgreSQL: on how many sites each is, on how many each of their words, and how
/// telling that makes them.
@Repository
class JdbcShapes {

    private record Counted(UrlShape shape, long fingerprint, int before, int urls, int sites) {}

    private final JdbcClient database;

    JdbcShapes(JdbcClient database) {
        this.database = database;
    }

    /// Adds those that are not known yet.
    void put(Map<Long, UrlShape> shapes) {
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

    /// Counts shapes anew, and the words in them, and reckons how telling they are.
    void recount(Collection<Long> fingerprints) {
        if (fingerprints.isEmpty()) {
            return;
        }
        List<Counted> counted = counted(fingerprints);
        addWords(counted);
        Map<String, Long> words = words(counted);
        long sites = addSites(counted);
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
            long difference = (long) one.sites() - one.before();
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

    /// Returns the sites of all shapes, which are kept beside the progress: to sum them up takes
    /// longer with every shape.
    private long addSites(List<Counted> counted) {
        return database.sql("update similarity.progress set sites = sites + :more returning sites")
                .param(
                        "more",
                        counted.stream().mapToLong(one -> (long) one.sites() - one.before()).sum())
                .query(Long.class)
                .single();
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
}
