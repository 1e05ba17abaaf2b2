package io.tipstaff.indicator;

/// A URL without what does not decide: scheme, user information, default port, fragment.
///
/// @param host a canonical name, a dotted quad, or an IPv6 address in brackets
/// @param port 1 to 65535, or 0 for the default ports
/// @param path canonical path with its query, from the slash on
public record Url(String host, int port, String path) implements Indicator {

    public Url {
        if (!UrlText.isCanonicalHost(host)) {
            throw new IllegalArgumentException("not a canonical host: " + host);
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port out of range: " + port);
        }
        if (!UrlText.isCanonicalPath(path) || path.indexOf('*') >= 0) {
            throw new IllegalArgumentException("not a canonical path: " + path);
        }
    }

    @Override
    public Kind kind() {
        return Kind.URL;
    }

    @Override
    public String canonical() {
        return UrlText.authority(host, port) + path;
    }
}
