package io.tipstaff.exchange.text;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.Guess;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.indicator.Defanging;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IpNetwork;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Finds indicators in prose. Each is given once.
///
/// What the author broke so that nobody clicks it, and hashes, are meant as indicators. What stands
/// there whole is as often the author's own site or a reference, so it is information only.
final class Extraction {

    private static final int MAX_SEEN = 100_000;
    private static final int MAX_LINE = 64 * 1024;
    private static final String SEPARATORS =
            " \t\u00A0\"<>()[]{}|,;'`\u2018\u2019\u201C\u201D\u2026";
    private static final String TRAILING = ".:!?*_~=-";
    private static final String LEADING = ".:*_~=-#>\u2022\u2013";

    private final Reading reading;
    private final Context context;
    private final Set<Indicator> seen = new HashSet<>();

    Extraction(Reading reading, Context context) {
        this.reading = reading;
        this.context = context;
    }

    void line(Position at, String line) throws FeedException {
        for (int start = 0; start < line.length(); start += MAX_LINE) {
            piece(at, line.substring(start, Math.min(line.length(), start + MAX_LINE)));
        }
    }

    private void piece(Position at, String written) throws FeedException {
        String line = Defanging.refang(written);
        boolean broken = !line.equals(written);
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || SEPARATORS.indexOf(line.charAt(i)) >= 0) {
                if (i - start >= 4) {
                    word(at, line.substring(start, i), broken ? written : "");
                }
                start = i + 1;
            }
        }
    }

    /// @param broken the line before refanging; empty if that changed nothing
    private void word(Position at, String word, String broken) throws FeedException {
        String text = trimmed(word);
        if (text.length() < 4 || text.indexOf('*') >= 0) {
            return;
        }
        Optional<Indicator> indicator = Guess.indicator(text).filter(found -> isMeant(text, found));
        if (indicator.isEmpty() || seen.size() >= MAX_SEEN || !seen.add(indicator.get())) {
            return;
        }
        boolean defanged = !broken.isEmpty() && !broken.contains(text);
        boolean meant = defanged || indicator.get() instanceof FileHash;
        Context own = meant ? context : context.toBuilder().use(Use.INFORMATION).build();
        reading.accept(at, text, indicator.get(), own);
    }

    /// Of `a/b` and version numbers nothing is taken.
    private static boolean isMeant(String text, Indicator found) {
        return switch (found.kind()) {
            case URL -> text.contains("://") || Character.isLetter(text.charAt(0)) && isHost(text);
            case NETWORK -> found instanceof IpNetwork network && network.prefixLength() >= 8;
            case IPV4, IPV6, ENDPOINT -> text.indexOf('.') > 0 || text.indexOf(':') > 0;
            case DOMAIN, HOST, URL_MASK, PATH, MD5, SHA1, SHA256, EMAIL -> true;
        };
    }

    private static boolean isHost(String url) {
        int slash = url.indexOf('/');
        String host = slash < 0 ? url : url.substring(0, slash);
        return Guess.isName(host.toLowerCase(java.util.Locale.ROOT));
    }

    private static String trimmed(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && LEADING.indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && TRAILING.indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }
}
