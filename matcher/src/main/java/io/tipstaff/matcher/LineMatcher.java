package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;

/// Reads one line by the rules of `docs/indicators.md` and finds everything that the index holds.
///
/// Exact and in no hurry: a scanner calls it only for lines that its filter could not rule out. Not
/// thread-safe.
final class LineMatcher {

    private static final int DOTS_OF_QUAD = 3;
    private static final int RUN = ByteClass.NAME | ByteClass.HIGH;

    private final LineView line = new LineView();
    private final Found found = new Found();
    private final NameReader names;
    private final AddressReader addresses;
    private final HashReader hashes;
    private final UrlReader urls;
    private final boolean readPaths;

    LineMatcher(IndicatorIndex index, Wanted wanted) {
        urls = new UrlReader(index, wanted);
        names = new NameReader(index, wanted, urls);
        addresses = new AddressReader(index, wanted, urls);
        hashes = new HashReader(index, wanted);
        readPaths = wanted.has(Kind.PATH);
    }

    /// Matches a line; the result is good until the next call.
    Found match(byte[] bytes, int from, int to) {
        line.set(bytes, from, to);
        found.clear();
        addresses.readIpv6(line, found);
        for (int i = from; i < to; ) {
            int octet = bytes[i];
            if (ByteClass.is(octet, RUN)) {
                i = readRun(i);
            } else {
                if (octet == '/' && readPaths && startsPath(line.at(i - 1))) {
                    urls.readAlone(line, i, found);
                }
                i++;
            }
        }
        found.sort();
        return found;
    }

    private static boolean startsPath(int before) {
        return before <= ' ' || before == '"' || before == '\'' || before == '`' || before == '=';
    }

    /// Reads a maximal run of name characters and bytes of 0x80 and above; returns its end.
    private int readRun(int run) {
        int end = run;
        int dots = 0;
        boolean high = false;
        while (end < line.to && ByteClass.is(line.bytes[end], RUN)) {
            int octet = line.bytes[end++];
            high |= octet < 0;
            dots += octet == '.' ? 1 : 0;
        }
        int start = Math.min(Escapes.skip(line, run), end);
        boolean letter = Escapes.mayBeLetter(line, run);
        if (high) {
            readHighRun(run, start, end, letter, dots);
        } else {
            readPiece(start, end, letter, dots > 0, dots);
        }
        return end;
    }

    private void readHighRun(int run, int start, int end, boolean letter, int dots) {
        if (letter) {
            names.readHigh(line, start + 1, end, found);
        }
        names.readHigh(line, start, end, found);
        boolean whole = found.hasOffers();
        found.settle();
        for (int i = run; i < end; ) {
            if (line.bytes[i] < 0) {
                i++;
                continue;
            }
            int pieceEnd = i;
            while (pieceEnd < end && line.bytes[pieceEnd] >= 0) {
                pieceEnd++;
            }
            boolean first = i == run;
            readPiece(
                    first ? start : i,
                    pieceEnd,
                    first && letter,
                    !whole && !isBesideLetter(i, pieceEnd),
                    dots);
            i = pieceEnd;
        }
    }

    /// Says whether a two-byte UTF-8 letter stands beside this piece.
    private boolean isBesideLetter(int from, int to) {
        return isLead(line.at(to)) || line.at(from - 1) >= 0x80 && isLead(line.at(from - 2));
    }

    private static boolean isLead(int octet) {
        return octet >= 0xC3 && octet <= 0xDF;
    }

    /// @param dots how many there are in the piece at most
    private void readPiece(int start, int end, boolean letter, boolean asName, int dots) {
        if (asName) {
            if (letter) {
                names.read(line, start + 1, end, found);
            }
            names.read(line, start, end, found);
            found.settle();
        }
        if (dots >= DOTS_OF_QUAD) {
            addresses.readQuads(line, letter ? start + 1 : start, end, found);
        }
        if (end - start >= HashReader.SHORTEST) {
            hashes.read(line, start, end, letter, found);
        }
    }
}
