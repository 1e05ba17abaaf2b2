package io.tipstaff.exchange.document;

import io.tipstaff.indicator.Defanging;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.indicator.UrlPath;
import java.util.Optional;
import java.util.Set;

/// Says whether text is surely an indicator, without anything that says it should be one: figures,
/// file names and version numbers are not.
public final class Guess {

    /// Top-level domains that are file name extensions far more often.
    private static final Set<String> EXTENSIONS =
            Set.of("zip", "mov", "sh", "py", "pl", "rs", "ps", "app", "md", "so", "cab", "bat");

    /// Names that are in use without being delegated (RFC 6761, RFC 7686, RFC 9476, and habit).
    private static final Set<String> SPECIAL =
            Set.of("example", "test", "invalid", "onion", "local", "internal", "lan", "alt", "bit");

    private Guess() {}

    /// Reads an indicator that would be taken for one by everybody.
    public static Optional<Indicator> indicator(String text) {
        String stripped = text.strip();
        if (stripped.length() < 4 || isFigure(stripped) || stripped.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        return IndicatorParser.parse(stripped) instanceof Parsed(Indicator indicator)
                        && isSure(indicator, stripped)
                ? Optional.of(indicator)
                : Optional.empty();
    }

    private static boolean isSure(Indicator indicator, String text) {
        return switch (indicator) {
            case DomainName(String name) -> isName(name);
            case HostName(String name) -> isName(name);
            case UrlPath _ -> false;
            // `10.2.1` is an address to inet_aton, and a version to everybody else.
            case IpAddress address ->
                    !address.isV4() || Defanging.refang(text).contains(address.canonical());
            case Endpoint _, IpNetwork _, Url _, UrlMask _, FileHash _ -> true;
            case EmailAddress _ -> true;
        };
    }

    /// Says whether a name's last label is a known top-level domain or a special one, and no usual
    /// extension of file names.
    public static boolean isName(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return SPECIAL.contains(last)
                || !EXTENSIONS.contains(last) && Names.registrable(name).isPresent();
    }

    private static boolean isFigure(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '-' && c != ',') {
                return c == '.' && text.indexOf('.', i + 1) < 0 && isFigure(text.substring(i + 1));
            }
        }
        return true;
    }
}
