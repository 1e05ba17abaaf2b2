package io.tipstaff.exchange.rules;

import io.tipstaff.exchange.document.Guess;
import io.tipstaff.indicator.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A field of a Sigma selection with its modifiers, such as `query|endswith`.
///
/// @param name lower case, letters and digits alone
/// @param modifiers lower case
record SigmaField(String name, List<String> modifiers) {

    private static final Set<String> ADDRESSES =
            Set.of(
                    "remoteaddress",
                    "sourceaddress",
                    "destinationaddress",
                    "idorigh",
                    "idresph",
                    "answers");
    private static final Set<String> NAMES =
            Set.of(
                    "query",
                    "queryname",
                    "dnsquery",
                    "dnsquestionname",
                    "destinationhostname",
                    "dsthost",
                    "desthost",
                    "cshost",
                    "rdns",
                    "destinationdomain",
                    "dstdomain",
                    "tlsservername",
                    "servername",
                    "sni",
                    "urldomain",
                    "recordvalue",
                    "host");
    private static final Set<String> URLS =
            Set.of(
                    "curi",
                    "csuri",
                    "url",
                    "uri",
                    "requesturl",
                    "urloriginal",
                    "urlfull",
                    "curiquery");
    private static final Set<String> SENDERS =
            Set.of("sender", "from", "senderaddress", "senderfromaddress");

    /// Modifiers under which a value is something else than it looks.
    private static final Set<String> OTHERWISE =
            Set.of(
                    "re",
                    "base64",
                    "base64offset",
                    "wide",
                    "utf16",
                    "utf16le",
                    "fieldref",
                    "exists",
                    "gt",
                    "gte",
                    "lt",
                    "lte",
                    "expand");

    static SigmaField of(String written) {
        List<String> parts = List.of(written.toLowerCase(Locale.ROOT).split("\\|"));
        String name = parts.isEmpty() ? "" : parts.getFirst().replaceAll("[^a-z0-9]", "");
        return new SigmaField(name, parts.isEmpty() ? parts : parts.subList(1, parts.size()));
    }

    /// Says whether one of several values will do.
    boolean takesAny() {
        return !modifiers.contains("all");
    }

    /// Returns the indicators that a value of the field names.
    Stream<Literal> literals(String value, boolean enough) {
        if (modifiers.stream().anyMatch(OTHERWISE::contains)) {
            return Stream.empty();
        }
        boolean open = value.startsWith("*");
        String text = unescaped(value.replaceFirst("^\\*+", "").replaceFirst("(?<!\\\\)\\*+$", ""));
        if (isHash()) {
            return hashes(text, enough);
        }
        if (text.isEmpty() || text.indexOf('*') >= 0) {
            return Stream.empty();
        }
        if (modifiers.contains("cidr")) {
            return Stream.of(new Literal(text, Set.of(Kind.NETWORK, Kind.IPV4, Kind.IPV6), enough));
        }
        if (NAMES.contains(name)) {
            return name(text, open || !modifiers.isEmpty(), enough).stream();
        }
        if (name.endsWith("ip") || name.contains("ipaddr") || ADDRESSES.contains(name)) {
            return Stream.of(
                    new Literal(text, Set.of(Kind.IPV4, Kind.IPV6), enough && modifiers.isEmpty()));
        }
        if (URLS.contains(name)) {
            return url(text, enough).stream();
        }
        return SENDERS.contains(name)
                ? Stream.of(new Literal(text, Kind.EMAIL, enough))
                : Stream.empty();
    }

    private boolean isHash() {
        return !name.contains("imphash")
                && (name.equals("hashes")
                        || name.equals("hash")
                        || name.equals("filehash")
                        || name.contains("md5")
                        || name.contains("sha1")
                        || name.contains("sha256"));
    }

    /// Sysmon writes all hashes of a file into one field: `MD5=…,SHA256=…,IMPHASH=…`.
    private static Stream<Literal> hashes(String text, boolean enough) {
        return Stream.of(text.split("[,\\s]+"))
                .filter(part -> !part.regionMatches(true, 0, "imphash", 0, 7))
                .map(part -> part.substring(part.indexOf('=') + 1))
                .map(hash -> new Literal(hash, Set.of(Kind.MD5, Kind.SHA1, Kind.SHA256), enough));
    }

    /// A value that may have more before it is the domain; only a name as a whole is the host.
    private Optional<Literal> name(String text, boolean open, boolean enough) {
        String bare = text.startsWith(".") ? text.substring(1) : text;
        if (modifiers.contains("startswith") || !Guess.isName(bare.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return Optional.of(new Literal(bare, open ? Kind.DOMAIN : Kind.HOST, enough));
    }

    private static Optional<Literal> url(String text, boolean enough) {
        if (text.startsWith("/")) {
            return Optional.of(new Literal(text, Kind.PATH, false));
        }
        int scheme = text.indexOf("://");
        String bare = scheme < 0 ? text : text.substring(scheme + 3);
        int slash = bare.indexOf('/');
        String host = slash < 0 ? bare : bare.substring(0, slash);
        if (slash < 0) {
            return Guess.isName(host.toLowerCase(Locale.ROOT))
                    ? Optional.of(new Literal(host, Kind.DOMAIN, enough))
                    : Optional.empty();
        }
        return Optional.of(new Literal("http://" + bare, Kind.URL, enough));
    }

    /// A backslash makes a star, a question mark or a backslash stand for itself; a star or
    /// question mark without one stands for others, and becomes a star here.
    private static String unescaped(String value) {
        var text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char next = i + 1 < value.length() ? value.charAt(i + 1) : 0;
            if (c == '\\' && (next == '*' || next == '?' || next == '\\')) {
                text.append(next == '*' ? "%2A" : String.valueOf(next));
                i++;
            } else {
                text.append(c == '?' ? '*' : c);
            }
        }
        return text.toString();
    }
}
