package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Names;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads names in a line, with the URLs and e-mail addresses that they are part of.
final class NameReader {

    private static final int MAX_LOCAL = 64;
    private static final int MAX_HIGH_RUN = 1024;

    private final IndicatorIndex index;
    private final Wanted wanted;
    private final UrlReader urls;
    private final byte[] text;
    private final byte[] email = new byte[MAX_LOCAL + 1 + NameText.MAX_NAME];

    NameReader(IndicatorIndex index, Wanted wanted, UrlReader urls) {
        this.index = index;
        this.wanted = wanted;
        this.urls = urls;
        this.text = urls.host();
    }

    /// Reads a run of name characters, cut at both ends: as a name, if it is one.
    void read(LineView line, int run, int runEnd, Found found) {
        int from = start(line, run, runEnd);
        int to = end(line, from, runEnd);
        if (from < to && NameText.isName(line.bytes, from, to)) {
            for (int i = from; i < to; i++) {
                text[i - from] = ByteClass.lower(line.bytes[i]);
            }
            find(line, from, to, to - from, found);
        }
    }

    /// Reads a run with bytes of 0x80 and above as an internationalised name.
    void readHigh(LineView line, int run, int runEnd, Found found) {
        int from = start(line, run, runEnd);
        int to = end(line, from, runEnd);
        if (to - from > MAX_HIGH_RUN) {
            return;
        }
        Optional<String> name = Names.canonical(decoded(line, from, to));
        if (name.isPresent()) {
            byte[] ascii = name.get().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(ascii, 0, text, 0, ascii.length);
            find(line, from, to, ascii.length, found);
        }
    }

    private static int start(LineView line, int run, int runEnd) {
        int from = run;
        while (from < runEnd
                && (line.bytes[from] == '.'
                        || line.bytes[from] == '-'
                        || line.bytes[from] == '_')) {
            from++;
        }
        return from;
    }

    private static int end(LineView line, int from, int runEnd) {
        int to = runEnd;
        while (to > from && (line.bytes[to - 1] == '.' || line.bytes[to - 1] == '-')) {
            to--;
        }
        return to;
    }

    /// Returns the text, or an empty one if it is not UTF-8.
    private static String decoded(LineView line, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            return "";
        }
    }

    private void find(LineView line, int from, int to, int length, Found found) {
        if (wanted.has(Kind.HOST)) {
            offer(Kind.HOST, 0, length, from, to, found);
        }
        if (wanted.has(Kind.DOMAIN)) {
            findDomain(from, to, length, found);
        }
        if (wanted.has(Kind.EMAIL)) {
            findEmail(line, from, to, length, found);
        }
        urls.read(line, from, to, length, found);
    }

    private void findDomain(int from, int to, int length, Found found) {
        int start = 0;
        int dot = IndicatorKey.indexOf(text, 0, length, '.');
        while (dot >= 0) {
            if (offer(Kind.DOMAIN, start, length, from, to, found)) {
                return;
            }
            start = dot + 1;
            dot = IndicatorKey.indexOf(text, start, length, '.');
        }
    }

    private boolean offer(Kind kind, int start, int length, int from, int to, Found found) {
        long name = KeyHash.name(text, start, length);
        if (!BloomWords.contains(index.hostFilter(), name)) {
            return false;
        }
        long hash = KeyHash.ofKind(kind.number(), name);
        long record = index.find(kind.number(), hash, text, start, length);
        if (record != 0) {
            found.offer(kind.number(), record, from, to, length - start);
        }
        return record != 0;
    }

    private void findEmail(LineView line, int from, int to, int length, Found found) {
        int at = line.at(from - 1) == '@' ? from - 1 : line.has(from - 3, "%40") ? from - 3 : -1;
        if (at < 0) {
            return;
        }
        int local = at;
        while (isLocal(line.at(local - 1))) {
            local--;
        }
        while (local < at && line.at(local) == '.') {
            local++;
        }
        int localLength = at - local;
        if (localLength == 0 || localLength > MAX_LOCAL) {
            return;
        }
        for (int i = 0; i < localLength; i++) {
            email[i] = ByteClass.lower(line.bytes[local + i]);
        }
        email[localLength] = '@';
        System.arraycopy(text, 0, email, localLength + 1, length);
        int keyLength = localLength + 1 + length;
        int kind = Kind.EMAIL.number();
        long record =
                index.find(kind, IndicatorKey.hash(kind, email, keyLength), email, 0, keyLength);
        if (record != 0) {
            found.offer(kind, record, local, to, keyLength);
        }
    }

    private static boolean isLocal(int octet) {
        return ByteClass.isAlphanumeric(octet)
                || switch (octet) {
                    case '.', '_', '%', '+', '-' -> true;
                    default -> false;
                };
    }
}
