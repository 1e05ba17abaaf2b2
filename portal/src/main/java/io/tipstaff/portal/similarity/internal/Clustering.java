package io.tipstaff.portal.similarity.internal;

import io.tipstaff.portal.similarity.internal.JdbcClustering.Items;
import io.tipstaff.portal.similarity.internal.JdbcClustering.Membership;
import io.tipstaff.portal.similarity.internal.JdbcClustering.UsedTie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Joins indicators by what they share. What more of them share than its tie allows is cut: a
/// shared host, or something that everybody has.
///
/// A cluster has three members or more on two sites or more; its number is that of its oldest
/// member, so it stays while that one does.
@Component
class Clustering {

    private static final int LEAST_MEMBERS = 3;
    private static final int LEAST_SITES = 2;

    private final JdbcClustering database;
    private final Comparing comparing;

    Clustering(JdbcClustering database, Comparing comparing) {
        this.database = database;
        this.comparing = comparing;
    }

    /// Makes all clusters anew, in the caller's transaction.
    void make() {
        Items items = database.items();
        var joining = new Joining(items, comparing);
        database.eachShare(joining::take);
        joining.end();
        Set<Integer> kept = kept(joining.sets, items);
        List<Membership> members = new ArrayList<>();
        for (int i = 0; i < items.count(); i++) {
            int root = joining.sets.root(i);
            if (kept.contains(root)) {
                members.add(new Membership(items.id(i), items.id(root)));
            }
        }
        List<UsedTie> ties =
                joining.used.stream()
                        .filter(one -> kept.contains(joining.sets.root(one.first())))
                        .map(
                                one ->
                                        new UsedTie(
                                                items.id(joining.sets.root(one.first())),
                                                one.tie(),
                                                one.hub(),
                                                one.members()))
                        .toList();
        database.replace(members, ties);
    }

    private static Set<Integer> kept(DisjointSets sets, Items items) {
        int[] sizes = new int[items.count()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[sets.root(i)]++;
        }
        Map<Integer, Set<Long>> sites = new HashMap<>();
        for (int i = 0; i < sizes.length; i++) {
            int root = sets.root(i);
            if (sizes[root] >= LEAST_MEMBERS) {
                sites.computeIfAbsent(root, _ -> new HashSet<>()).add(items.site(i));
            }
        }
        Set<Integer> kept = new HashSet<>();
        sites.forEach(
                (root, places) -> {
                    if (places.size() >= LEAST_SITES) {
                        kept.add(root);
                    }
                });
        return kept;
    }

    /// A hub that joined some, with the first of them.
    private record Used(Tie tie, String hub, int first, int members) {}

    /// Takes shares in the order of their hubs.
    private static final class Joining {

        private final Items items;
        private final Comparing comparing;
        private final DisjointSets sets;
        private final List<Used> used = new ArrayList<>();
        private @Nullable Tie tie;
        private String hub = "";
        private final Set<Integer> members = new HashSet<>();

        Joining(Items items, Comparing comparing) {
            this.items = items;
            this.comparing = comparing;
            this.sets = new DisjointSets(items.count());
        }

        void take(Tie next, String nextHub, long indicator) {
            if (next != tie || !nextHub.equals(hub)) {
                end();
                tie = next;
                hub = nextHub;
            }
            int at = items.at(indicator);
            if (at >= 0 && members.size() <= next.most()) {
                members.add(at);
            }
        }

        /// Joins the members of the hub that is at its end.
        void end() {
            if (tie != null
                    && members.size() > 1
                    && members.size() <= tie.most()
                    && (tie != Tie.ADDRESS || comparing.connects(hub))) {
                int first = members.iterator().next();
                members.forEach(one -> sets.join(first, one));
                used.add(new Used(tie, hub, first, members.size()));
            }
            members.clear();
        }
    }
}
