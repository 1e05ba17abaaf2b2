package io.tipstaff.indicator;

/// A pattern over canonical URLs: a fixed host (or a domain), and a path in which `*` is any run of
/// characters.
///
/// @param scope whether the host stands for itself or for the domain
/// @param host as in [Url#host()]
/// @param port 1 to 65535, or 0 for the default ports
/// @param path canonical path with its query; with at least one `*`, unless the scope is a domain
/// @param letterCase whether case of path and query decides; if not, the path is in lower case but
///   for its escapes
public record UrlMask(HostScope scope, String host, int port, String path, LetterCase letterCase)
        implements Indicator {

    /// What the host of a mask stands for.
    public enum HostScope {
        EXACT,
        DOMAIN
    }

    /// Whether case of path and query decides.
    public enum LetterCase {
        KEPT,
        FOLDED
    }

    private static final String FOLD_MARK = "(?i)";

    public UrlMask {
        if (!UrlText.isCanonicalHost(host)) {
            throw new IllegalArgumentException("not a canonical host: " + host);
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port out of range: " + port);
        }
        if (!UrlText.isCanonicalPath(path)) {
            throw new IllegalArgumentException("not a canonical path: " + path);
        }
        if (letterCase == LetterCase.FOLDED) {
            path = UrlText.foldCase(path);
        }
        if (scope == HostScope.DOMAIN && (!Names.isCanonical(host) || Names.isPublicSuffix(host))) {
            throw new IllegalArgumentException("not a domain: " + host);
        }
        if (scope == HostScope.DOMAIN && path.equals("/*") && port == 0) {
            throw new IllegalArgumentException("a mask over a whole domain is the domain: " + host);
        }
        if (scope == HostScope.EXACT && path.indexOf('*') < 0 && letterCase == LetterCase.KEPT) {
            throw new IllegalArgumentException("a mask without a star: " + path);
        }
    }

    @Override
    public Kind kind() {
        return Kind.URL_MASK;
    }

    @Override
    public String canonical() {
        return (letterCase == LetterCase.FOLDED ? FOLD_MARK : "")
                + (scope == HostScope.DOMAIN ? "*." : "")
                + UrlText.authority(host, port)
                + path;
    }
}
