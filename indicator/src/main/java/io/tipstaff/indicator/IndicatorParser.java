package io.tipstaff.indicator;

import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Reads an indicator from foreign text: recognises its kind, refangs it, and takes its canonical
/// form.
///
/// No input makes it throw. Thread-safe.
public final class IndicatorParser {

    /// Longer text is refused: the longest URLs seen in feeds are below 3,000 characters.
    public static final int MAX_LENGTH = 8192;

    /// Bare integers below this are counters, ports and years far more often than addresses
    /// (`1.0.0.0`).
    private static final long SMALLEST_BARE_INTEGER = 1L << 24;

    private static final String FOLD_MARK = "(?i)";

    private IndicatorParser() {}

    /// Reads an indicator of whatever kind the text is.
    ///
    /// Text that is a canonical form already is taken as it stands, even where it looks defanged
    /// (`/a[.]b` is a path).
    public static ParseResult parse(String text) {
        return parse("", text);
    }

    /// Reads an indicator that must be of this kind; where the kind is known, less has to stand in
    /// the text: a `HOST` needs no equals sign, a `URL` no scheme, an `IPV4` may be any integer.
    public static ParseResult parse(Kind kind, String text) {
        ParseResult result =
                switch (kind) {
                    case HOST -> parse(text.stripLeading().startsWith("=") ? "" : "=", text);
                    case URL, URL_MASK ->
                            parse(
                                    text.contains("//") || text.startsWith(FOLD_MARK) ? "" : "//",
                                    text);
                    case IPV4 ->
                            IpText.parseOdd(text.strip())
                                    .<ParseResult>map(Parsed::new)
                                    .orElseGet(() -> parse(text));
                    case IPV6, NETWORK, ENDPOINT, DOMAIN, PATH, MD5, SHA1, SHA256, EMAIL ->
                            parse(text);
                };
        if (result instanceof Parsed(Indicator indicator) && indicator.kind() != kind) {
            return new Refused(indicator.kind().label() + ", not " + kind.label());
        }
        return result;
    }

    private static ParseResult parse(String prefix, String text) {
        if (text.length() > 2 * MAX_LENGTH) {
            return tooLong();
        }
        String visible = (isPlain(text) ? text : withoutInvisible(text)).strip();
        String meant = Defanging.refang(visible);
        if (!meant.equals(visible)
                && read(prefix + visible) instanceof Parsed(Indicator indicator)
                && indicator.canonical().endsWith(visible)) {
            return new Parsed(indicator);
        }
        return read(prefix + meant);
    }

    private static ParseResult read(String text) {
        if (text.isEmpty()) {
            return new Refused("empty");
        }
        if (text.length() > MAX_LENGTH) {
            return tooLong();
        }
        try {
            return recognise(text);
        } catch (IllegalArgumentException invalid) {
            return new Refused(String.valueOf(invalid.getMessage()));
        }
    }

    private static ParseResult tooLong() {
        return new Refused("longer than " + MAX_LENGTH + " characters");
    }

    private static boolean isPlain(String text) {
        return isAll(text, c -> c >= 0x20 && c < 0x7F);
    }

    /// A stream of the characters takes many times as long, and every text of a feed comes here.
    private static boolean isAll(String text, IntPredicate accepted) {
        for (int i = 0; i < text.length(); i++) {
            if (!accepted.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Zero-width characters and soft hyphens come with text that was copied from documents.
    private static String withoutInvisible(String text) {
        return text.replaceAll("[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD]", "");
    }

    private static ParseResult recognise(String text) {
        if (!isAll(text, c -> c >= 0x20 && c != 0x7F)) {
            return new Refused("control character inside");
        }
        if (FileHash.kindOf(text.length()) != null && isHex(text)) {
            return new Parsed(new FileHash(text.toLowerCase(Locale.ROOT)));
        }
        if (text.startsWith("=")) {
            return name(text.substring(1), true);
        }
        if (text.startsWith(FOLD_MARK)) {
            return new UrlReader(text.substring(FOLD_MARK.length()), UrlMask.LetterCase.FOLDED)
                    .read();
        }
        if (text.startsWith("/") && !text.startsWith("//")) {
            return new Parsed(new UrlPath(UrlText.canonicalPath(withoutFragment(text))));
        }
        return address(text).<ParseResult>map(Parsed::new).orElseGet(() -> nameOrUrl(text));
    }

    private static String withoutFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    private static boolean isHex(String text) {
        return isAll(text, c -> c < 0x80 && Character.digit(c, 16) >= 0);
    }

    private static Optional<Indicator> address(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            return network(text.substring(0, slash), text.substring(slash + 1));
        }
        Optional<IpAddress> plain = IpText.parse(withoutZone(unbracketed(text)));
        if (plain.isPresent()) {
            return plain.map(Indicator.class::cast);
        }
        return endpoint(text).or(() -> oddAddress(text));
    }

    private static Optional<Indicator> network(String address, String prefix) {
        if (!isNumber(prefix, 3)) {
            return Optional.empty();
        }
        Optional<IpAddress> first = IpText.parse(address).or(() -> IpText.parseOdd(address));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int length = Integer.parseInt(prefix);
        if (length > first.get().bits()) {
            return Optional.empty();
        }
        return Optional.of(
                length == first.get().bits() ? first.get() : new IpNetwork(first.get(), length));
    }

    private static boolean isNumber(String text, int mostDigits) {
        return !text.isEmpty()
                && text.length() <= mostDigits
                && isAll(text, c -> c >= '0' && c <= '9');
    }

    private static String unbracketed(String text) {
        return text.startsWith("[") && text.endsWith("]")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String withoutZone(String text) {
        int percent = text.indexOf('%');
        return percent > 0 && text.indexOf(':') >= 0 ? text.substring(0, percent) : text;
    }

    private static Optional<Indicator> endpoint(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !isNumber(text.substring(colon + 1), 5)) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (port < 1 || port > 65535 || host.indexOf(':') >= 0 && !bracketed) {
            return Optional.empty();
        }
        return IpText.parse(unbracketed(host)).map(ip -> new Endpoint(ip, port));
    }

    private static Optional<Indicator> oddAddress(String text) {
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return Optional.empty();
        }
        boolean bareDecimal = isAll(text, c -> c >= '0' && c <= '9');
        return IpText.parseOdd(text)
                .filter(ip -> !bareDecimal || ip.low() >= SMALLEST_BARE_INTEGER)
                .map(Indicator.class::cast);
    }

    private static ParseResult nameOrUrl(String text) {
        int at = text.indexOf('@');
        boolean hasPath =
                text.indexOf('/') >= 0 || text.indexOf('?') >= 0 || text.indexOf('\\') >= 0;
        if (at > 0 && !hasPath) {
            return email(text);
        }
        if (hasPath || text.indexOf(':') >= 0 || text.indexOf('*') >= 0) {
            return new UrlReader(text, UrlMask.LetterCase.KEPT).read();
        }
        return name(text, false);
    }

    private static ParseResult email(String text) {
        String bare =
                text.toLowerCase(Locale.ROOT).startsWith("mailto:") ? text.substring(7) : text;
        int at = bare.lastIndexOf('@');
        Optional<String> domain = Names.canonical(bare.substring(at + 1));
        String local = bare.substring(0, Math.max(at, 0)).toLowerCase(Locale.ROOT);
        if (domain.isEmpty()) {
            return new Refused("not a host name after the @");
        }
        return new Parsed(new EmailAddress(local, domain.get()));
    }

    private static ParseResult name(String text, boolean exact) {
        Optional<String> name = Names.canonical(text);
        if (name.isEmpty()) {
            return new Refused(whyNoName(text));
        }
        return new Parsed(exact ? new HostName(name.get()) : new DomainName(name.get()));
    }

    private static String whyNoName(String text) {
        if (text.indexOf(' ') >= 0) {
            return "not an indicator: has blanks";
        }
        return text.indexOf('.') < 0 ? "not an indicator: no dot" : "not a host name";
    }
}
