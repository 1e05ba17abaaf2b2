package io.tipstaff.portal.similarity.internal;

import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.similarity.internal.SimilarGroups.ClusterFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads clusters.
@Repository
class JdbcClusters {

    private final JdbcClient database;

    JdbcClusters(JdbcClient database) {
        this.database = database;
    }

    List<Cluster> list(ClusterFilter filter, int offset, int limit) {
        return database.sql(
                        """
                        select * from similarity.cluster
                        where (:zone = '' or zone = :zone) and (:tie < 0 or :tie::smallint = any(kinds))
                          and (:threat = '' or exists (select from unnest(threats) t where lower(t) = lower(:threat)))
                        order by members desc, id limit :limit offset :offset
                        """)
                .param("zone", filter.zone() == null ? "" : filter.zone().code())
                .param("tie", filter.tie() == null ? -1 : filter.tie().number())
                .param("threat", filter.threat())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> cluster(row))
                .list();
    }

    Optional<Cluster> find(long id) {
        return database.sql("select * from similarity.cluster where id = :id")
                .param("id", id)
                .query((row, _) -> cluster(row))
                .optional();
    }

    Optional<Cluster> of(Collection<Long> indicators) {
        return database.sql(
                        """
                        select c.* from similarity.member m join similarity.cluster c on c.id = m.cluster_id
                        join feeds.assessment a using (indicator_id)
                        where m.indicator_id = any(:ids) and a.tlp <> 'RED' order by c.members desc, c.id limit 1
                        """)
                .param("ids", indicators.toArray(Long[]::new))
                .query((row, _) -> cluster(row))
                .optional();
    }

    private static Cluster cluster(ResultSet row) throws SQLException {
        Map<Zone, Integer> zones = new EnumMap<>(Zone.class);
        for (Zone zone : List.of(Zone.RED, Zone.ORANGE, Zone.YELLOW, Zone.GREY)) {
            int count = row.getInt(zone.code());
            if (count > 0) {
                zones.put(zone, count);
            }
        }
        return new Cluster(
                row.getLong("id"),
                row.getInt("members"),
                row.getInt("sites"),
                row.getInt("score"),
                JdbcKits.zone(row.getString("zone")),
                zones,
                Arrays.stream((Short[]) row.getArray("kinds").getArray())
                        .map(Tie::ofNumber)
                        .toList(),
                List.of((String[]) row.getArray("threats").getArray()),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant());
    }

    List<Member> members(long id, int offset, int limit) {
        return database.sql(
                        JdbcKits.MEMBERS
                                + """
                                join similarity.member m on m.indicator_id = i.id
                                where m.cluster_id = :id and a.tlp <> 'RED'
                                order by a.score desc, i.id limit :limit offset :offset
                                """)
                .param("id", id)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> JdbcKits.member(row))
                .list();
    }

    List<SharedHub> hubs(long id, int limit) {
        return database.sql(
                        """
                        select kind, hub, members from similarity.tie where cluster_id = :id
                        order by members desc, kind, hub limit :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(
                        (row, _) ->
                                new SharedHub(
                                        Tie.ofNumber(row.getInt("kind")),
                                        row.getString("hub"),
                                        row.getInt("members")))
                .list();
    }
}
