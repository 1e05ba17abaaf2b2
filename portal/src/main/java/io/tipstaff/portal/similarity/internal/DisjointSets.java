package io.tipstaff.portal.similarity.internal;

/// Sets of numbers that are joined (Tarjan 1975, path halving). The root of a set is its least
/// number, so the sets and their roots are the same in whatever order they were joined.
final class DisjointSets {

    private final int[] parent;

    DisjointSets(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    int root(int number) {
        int at = number;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    void join(int a, int b) {
        int x = root(a);
        int y = root(b);
        if (x < y) {
            parent[y] = x;
        } else {
            parent[x] = y;
        }
    }
}
