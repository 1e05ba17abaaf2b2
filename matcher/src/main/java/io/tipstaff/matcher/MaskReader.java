package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Finds the masks that cover a URL.
final class MaskReader {

    private static final int KIND = Kind.URL_MASK.number();

    private final IndicatorIndex index;
    private byte[] best = new byte[0];
    private long record;
    private int end;

    MaskReader(IndicatorIndex index) {
        this.index = index;
    }

    /// Looks for masks of the host and of every domain that it is in, and keeps the longest.
    ///
    /// @param trailing from where on the URL may end anywhere
    void find(PathText path, int hostLength, int port, int trailing) {
        record = 0;
        best = new byte[0];
        int dot = -1;
        do {
            findOn(path, dot + 1, hostLength, port, trailing);
            dot = IndicatorKey.indexOf(path.bytes, dot + 1, hostLength, '.');
        } while (dot >= 0);
    }

    void offer(int from, IntUnaryOperator rawEnd, Found found) {
        if (record == 0) {
            return;
        }
        int weight = best.length;
        boolean better =
                !found.hasOffer(KIND)
                        || weight > found.weight(KIND)
                        || weight == found.weight(KIND)
                                && Arrays.compare(best, index.key(found.best(KIND))) < 0;
        if (better) {
            found.replace(KIND, record, from, rawEnd.applyAsInt(end), weight);
        }
    }

    private void findOn(PathText path, int host, int hostLength, int port, int trailing) {
        long hash = KeyHash.ofKind(KIND, KeyHash.name(path.bytes, host, hostLength));
        for (IndicatorIndex.Candidate candidate : index.candidates(hash)) {
            if (candidate.kind() == KIND && isBetter(candidate.key())) {
                var mask = MaskKey.of(candidate.key());
                int covered =
                        mask.isOn(path.bytes, host, hostLength, port)
                                ? mask.cover(path, trailing)
                                : -1;
                if (covered >= 0) {
                    record = candidate.record();
                    best = candidate.key();
                    end = covered;
                }
            }
        }
    }

    private boolean isBetter(byte[] key) {
        return key.length > best.length
                || key.length == best.length && Arrays.compare(key, best) < 0;
    }
}
