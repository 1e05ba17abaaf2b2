package io.tipstaff.exchange.plain;

import io.tipstaff.exchange.plain.Entry.Ignored;
import io.tipstaff.exchange.plain.Entry.Listed;
import io.tipstaff.exchange.plain.Entry.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of ad blockers and name servers.
final class Blocklists {

    private static final Pattern DNSMASQ =
            Pattern.compile("(?:address|server|local|host-record)=/?([^/,]+)[/,].*");
    private static final Pattern UNBOUND =
            Pattern.compile("local-(?:zone|data):\\s*\"([^\"\\s]+)[\"\\s].*");
    private static final Pattern BIND = Pattern.compile("zone\\s+\"([^\"]+)\"\\s.*");
    private static final Pattern RESPONSE_POLICY =
            Pattern.compile(
                    "(\\S+)\\s+(?:[0-9]+\\s+)?(?:IN\\s+)?CNAME\\s+(?:\\.|\\*\\.|rpz-drop\\.)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONE_HEAD =
            Pattern.compile(
                    "\\$(?:TTL|ORIGIN)\\s.*|@\\s.*|\\s*(?:IN\\s+)?NS\\s.*|server:",
                    Pattern.CASE_INSENSITIVE);

    private Blocklists() {}

    /// Reads the line if it is in one of these dialects.
    static Optional<Entry> read(String line) {
        return switch (line.charAt(0)) {
            case '|' -> Optional.of(adblock(line));
            case '@' ->
                    line.startsWith("@@")
                            ? Optional.of(new Rejected("an exception, not an entry"))
                            : matched(line);
            default ->
                    line.indexOf("##") >= 0 && line.charAt(0) != '/'
                            ? cosmetic(line)
                            : matched(line);
        };
    }

    private static Optional<Entry> cosmetic(String line) {
        return line.indexOf("://") >= 0
                ? Optional.empty()
                : Optional.of(new Rejected("a rule for the look of pages, not an entry"));
    }

    /// `||host^`, `||host/path`, `|http://…|`, options behind `$`.
    private static Entry adblock(String line) {
        int options = line.lastIndexOf('$');
        String rule = options > 0 ? line.substring(0, options) : line;
        String body = rule.startsWith("||") ? rule.substring(2) : rule.substring(1);
        while (body.endsWith("^") || body.endsWith("|")) {
            body = body.substring(0, body.length() - 1);
        }
        boolean wholeHost = body.indexOf('/') < 0 && body.indexOf('^') < 0;
        return body.isEmpty() || body.indexOf('^') >= 0
                ? new Rejected("a rule with a separator inside")
                : new Listed(
                        List.of(wholeHost && body.startsWith("*.") ? body.substring(2) : body),
                        "",
                        "");
    }

    private static Optional<Entry> matched(String line) {
        if (line.length() > 1000) {
            return Optional.empty();
        }
        for (Pattern pattern : List.of(DNSMASQ, UNBOUND, BIND)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                return Optional.of(new Listed(List.of(withoutWildcard(matcher.group(1))), "", ""));
            }
        }
        Matcher policy = RESPONSE_POLICY.matcher(line);
        if (policy.matches()) {
            return Optional.of(PolicyTrigger.read(policy.group(1)));
        }
        return ZONE_HEAD.matcher(line).matches() ? Optional.of(new Ignored()) : Optional.empty();
    }

    static String withoutWildcard(String name) {
        return name.startsWith("*.") ? name.substring(2) : name;
    }
}
