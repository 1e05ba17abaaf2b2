package io.tipstaff.indicator;

import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.indicator.UrlMask.HostScope;
import io.tipstaff.indicator.UrlMask.LetterCase;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes one URL or mask of a feed apart.
final class UrlReader {

    private static final Pattern SCHEME = Pattern.compile("^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?//");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:.*@)?(\\[[^\\]]*]|[^:]*)(?::([0-9]{0,5}))?:?", Pattern.DOTALL);

    private final String text;
    private final LetterCase letterCase;
    private String scheme = "";

    UrlReader(String text, LetterCase letterCase) {
        this.text =
                text.replace("\\/", "/")
                        .replace('\\', '/'); // JSON's escaped slash, then browsers' habit
        this.letterCase = letterCase;
    }

    ParseResult read() {
        String rest = afterScheme();
        int end = authorityEnd(rest);
        Matcher authority = AUTHORITY.matcher(rest.substring(0, end));
        if (!authority.matches()) {
            return new Refused("not a host and port before the path");
        }
        String hostText = authority.group(1);
        int port = port(authority.group(2));
        if (port > 65535) {
            return new Refused("port out of range: " + port);
        }
        String path = withoutFragment(rest.substring(end));
        return hostText.equals("*") ? onAnyHost(path) : onHost(hostText, port, path);
    }

    private String afterScheme() {
        Matcher matcher = SCHEME.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        scheme = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase(Locale.ROOT);
        return text.substring(matcher.end());
    }

    private static int authorityEnd(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return rest.length();
    }

    /// Returns 0 for ports that do not decide.
    private int port(@org.jspecify.annotations.Nullable String digits) {
        int port = digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
        boolean isDefault = port == 80 || port == 443 || port == 21 && scheme.startsWith("ftp");
        return isDefault ? 0 : port;
    }

    private static String withoutFragment(String path) {
        int hash = path.indexOf('#');
        return hash < 0 ? path : path.substring(0, hash);
    }

    private ParseResult onAnyHost(String path) {
        if (path.indexOf('*') >= 0 || letterCase == LetterCase.FOLDED) {
            return new Refused("a mask needs a fixed host, or no further star");
        }
        return new Parsed(new UrlPath(UrlText.canonicalPath(path)));
    }

    private ParseResult onHost(String hostText, int port, String path) {
        HostScope scope = hostText.startsWith("*.") ? HostScope.DOMAIN : HostScope.EXACT;
        Optional<String> host = host(scope == HostScope.DOMAIN ? hostText.substring(2) : hostText);
        if (host.isEmpty()) {
            return new Refused("not a host: " + hostText);
        }
        boolean everything = path.isEmpty() || UrlText.canonicalMask(path).equals("/*");
        if (scope == HostScope.DOMAIN && everything && port == 0) {
            return new Parsed(new DomainName(host.get()));
        }
        boolean mask =
                scope == HostScope.DOMAIN
                        || letterCase == LetterCase.FOLDED
                        || path.indexOf('*') >= 0;
        return new Parsed(
                mask
                        ? new UrlMask(
                                scope, host.get(), port, UrlText.canonicalMask(path), letterCase)
                        : new Url(host.get(), port, UrlText.canonicalPath(path)));
    }

    private static Optional<String> host(String written) {
        if (written.length() > 2 && written.startsWith("[") && written.endsWith("]")) {
            return IpText.parse(written.substring(1, written.length() - 1)).map(UrlReader::hostOf);
        }
        Optional<String> name = Names.canonical(written);
        return name.isPresent() ? name : IpText.parseOdd(written).map(IpAddress::canonical);
    }

    private static String hostOf(IpAddress address) {
        return address.isV4() ? address.canonical() : "[" + address.canonical() + "]";
    }
}
