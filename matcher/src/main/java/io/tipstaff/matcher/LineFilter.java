package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Marks where in a block there may be a match; lines without a mark have none.
///
/// A filter may mark too much, never too little: [LineMatcher] has the last word.
final class LineFilter {

    private static final Set<Kind> NAMED =
            EnumSet.of(Kind.DOMAIN, Kind.HOST, Kind.URL, Kind.URL_MASK, Kind.EMAIL);
    private static final Set<Kind> ADDRESSED =
            EnumSet.of(Kind.IPV4, Kind.IPV6, Kind.NETWORK, Kind.ENDPOINT, Kind.URL, Kind.URL_MASK);
    private static final Set<Kind> HASHED = EnumSet.of(Kind.MD5, Kind.SHA1, Kind.SHA256);

    private final ByteClassifier classifier;
    private final @Nullable NameFilter names;
    private final @Nullable HighFilter high;
    private final @Nullable QuadFilter quads;
    private final @Nullable Ipv6Filter ipv6;
    private final @Nullable HashFilter hashes;
    private final @Nullable PathFilter paths;
    private final @Nullable DefangedFilter defanged;

    LineFilter(IndicatorIndex index, ScanOptions options, ByteClassifier classifier) {
        this.classifier = classifier;
        Wanted wanted = Wanted.of(index, options.kinds());
        boolean named = wanted.hasAny(NAMED);
        boolean addressed = wanted.hasAny(ADDRESSED);
        names = named ? new NameFilter(index, wanted) : null;
        high = named ? new HighFilter() : null;
        quads = addressed ? new QuadFilter(index, wanted) : null;
        ipv6 = addressed ? new Ipv6Filter(index, wanted) : null;
        hashes = wanted.hasAny(HASHED) ? new HashFilter(index, wanted) : null;
        paths = wanted.has(Kind.PATH) ? new PathFilter(index, classifier) : null;
        defanged = options.defanged() == ScanOptions.Defanged.READ ? new DefangedFilter() : null;
    }

    void run(Block block, int length) {
        block.classify(classifier, length);
        if (names != null) {
            names.run(block);
        }
        if (high != null) {
            high.run(block);
        }
        if (quads != null) {
            quads.run(block);
        }
        if (ipv6 != null) {
            ipv6.run(block);
        }
        if (hashes != null) {
            hashes.run(block);
        }
        if (paths != null) {
            paths.run(block);
        }
        if (defanged != null) {
            defanged.run(block);
        }
    }
}
