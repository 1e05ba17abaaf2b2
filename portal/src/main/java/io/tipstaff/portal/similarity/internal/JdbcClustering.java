package io.tipstaff.portal.similarity.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what is shared and writes the clusters.
@Repository
class JdbcClustering {

    private static final int FETCH = 10_000;
    private static final int CHUNK = 20_000;

    /// To an address with more names the names have nothing in common but their host.
    private static final int MOST_NAMES = 50;

    /// What takes part, in the order of the numbers.
    static final class Items {

        private final long[] ids;
        private final long[] sites;

        private Items(long[] ids, long[] sites) {
            this.ids = ids;
            this.sites = sites;
        }

        int count() {
            return ids.length;
        }

        long id(int at) {
            return ids[at];
        }

        /// Returns a number for the site of one.
        long site(int at) {
            return sites[at];
        }

        /// Returns where an indicator stands; below zero if it takes no part.
        int at(long id) {
            return Arrays.binarySearch(ids, id);
        }
    }

    record Membership(long indicator, long cluster) {}

    record UsedTie(long cluster, Tie tie, String hub, int members) {}

    /// Takes what is shared, hub by hub.
    interface ShareSink {
        void take(Tie tie, String hub, long indicator);
    }

    private static final String SHARES =
            """
            select kind, hub, indicator_id from (
                select kind, hub, indicator_id from similarity.share
                union
                select :address::smallint, r.data, i.indicator_id
                from passivedns.resolution r join similarity.item i on i.host = r.name
                where r.type in ('A', 'AAAA')
                  and r.data not in (select data from passivedns.resolution where type in ('A', 'AAAA')
                                     group by data having count(distinct name) > :mostNames)
                union all
                select :kit::smallint, f.text, i.indicator_id
                from similarity.shape f join similarity.item i using (fingerprint) where f.rank > 0
            ) shared
            order by kind, hub collate "C"
            """;

    private static final String CLUSTERS =
            """
            insert into similarity.cluster
                (id, members, sites, score, zone, red, orange, yellow, grey, kinds, threats, first_seen, last_seen)
            select m.cluster_id, count(*), count(distinct i.site), max(a.score),
                   (array_agg(a.zone order by a.score desc))[1],
                   count(*) filter (where a.zone = 'red'), count(*) filter (where a.zone = 'orange'),
                   count(*) filter (where a.zone = 'yellow'), count(*) filter (where a.zone = 'grey'),
                   array(select distinct t.kind from similarity.tie t where t.cluster_id = m.cluster_id order by 1),
                   array(select said.threat from similarity.member o
                         join feeds.assessment b on b.indicator_id = o.indicator_id, unnest(b.threats) said (threat)
                         where o.cluster_id = m.cluster_id
                         group by said.threat order by count(*) desc, said.threat limit 10),
                   min(a.first_seen), max(a.last_seen)
            from similarity.member m join similarity.item i using (indicator_id)
            join feeds.assessment a on a.indicator_id = m.indicator_id
            group by m.cluster_id
            """;

    private final JdbcClient database;

    JdbcClustering(JdbcClient database) {
        this.database = database;
    }

    Items items() {
        record Item(long id, long site) {}
        List<Item> items =
                database.sql(
                                """
                                select indicator_id, hashtextextended(site, 0) as site
                                from similarity.item order by indicator_id
                                """)
                        .withFetchSize(FETCH)
                        .query((row, _) -> new Item(row.getLong(1), row.getLong(2)))
                        .list();
        ToLongFunction<Item> id = Item::id;
        return new Items(
                items.stream().mapToLong(id).toArray(),
                items.stream().mapToLong(Item::site).toArray());
    }

    void eachShare(ShareSink sink) {
        database.sql(SHARES)
                .withFetchSize(FETCH)
                .param("address", Tie.ADDRESS.number())
                .param("kit", Tie.KIT.number())
                .param("mostNames", MOST_NAMES)
                .query(
                        row -> {
                            sink.take(
                                    Tie.ofNumber(row.getInt("kind")),
                                    row.getString("hub"),
                                    row.getLong("indicator_id"));
                        });
    }

    /// Puts these clusters in the place of all.
    void replace(List<Membership> members, List<UsedTie> ties) {
        database.sql("delete from similarity.member").update();
        database.sql("delete from similarity.tie").update();
        database.sql("delete from similarity.cluster").update();
        for (int from = 0; from < members.size(); from += CHUNK) {
            put(members.subList(from, Math.min(from + CHUNK, members.size())));
        }
        for (int from = 0; from < ties.size(); from += CHUNK) {
            putTies(ties.subList(from, Math.min(from + CHUNK, ties.size())));
        }
        database.sql(CLUSTERS).update();
        database.sql(
                        """
                        update similarity.progress set clustered = changes,
                            resolutions = coalesce((select max(updated_at) from passivedns.resolution), '-infinity')
                        """)
                .update();
    }

    private void put(List<Membership> members) {
        database.sql(
                        """
                        insert into similarity.member (indicator_id, cluster_id)
                        select * from unnest(:ids::bigint[], :clusters::bigint[])
                        """)
                .param("ids", members.stream().map(Membership::indicator).toArray(Long[]::new))
                .param("clusters", members.stream().map(Membership::cluster).toArray(Long[]::new))
                .update();
    }

    private void putTies(List<UsedTie> ties) {
        database.sql(
                        """
                        insert into similarity.tie (cluster_id, kind, hub, members)
                        select * from unnest(:clusters::bigint[], :kinds::smallint[], :hubs::text[], :members::integer[])
                        """)
                .param("clusters", ties.stream().map(UsedTie::cluster).toArray(Long[]::new))
                .param(
                        "kinds",
                        ties.stream().map(t -> (short) t.tie().number()).toArray(Short[]::new))
                .param("hubs", ties.stream().map(UsedTie::hub).toArray(String[]::new))
                .param("members", ties.stream().map(UsedTie::members).toArray(Integer[]::new))
                .update();
    }
}
