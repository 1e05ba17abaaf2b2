package io.tipstaff.indicator;

/// A path with its query that gives a threat away on any host.
///
/// @param path canonical, from its one slash on, at least four characters behind it
public record UrlPath(String path) implements Indicator {

    private static final int MIN_LENGTH = 5;

    public UrlPath {
        if (!UrlText.isCanonicalPath(path) || path.indexOf('*') >= 0) {
            throw new IllegalArgumentException("not a canonical path: " + path);
        }
        if (path.startsWith("//")) {
            throw new IllegalArgumentException("a host, not a path, follows two slashes: " + path);
        }
        if (path.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("path too short to tell anything: " + path);
        }
    }

    @Override
    public Kind kind() {
        return Kind.PATH;
    }

    @Override
    public String canonical() {
        return path;
    }
}
