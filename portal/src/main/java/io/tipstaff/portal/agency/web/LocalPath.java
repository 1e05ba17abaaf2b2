package io.tipstaff.portal.agency.web;

/// An address within this portal, whatever was asked for.
final class LocalPath {

    private static final int LONGEST = 2_000;

    private LocalPath() {}

    /// Returns the path if it surely stays here, else `/`. Browsers take `//host` and `/\host` for
    /// another site.
    static String of(String wanted) {
        boolean here =
                wanted.startsWith("/")
                        && !wanted.startsWith("//")
                        && !wanted.startsWith("/sign-in")
                        && wanted.length() <= LONGEST
                        && wanted.chars().noneMatch(c -> c == '\\' || c < ' ');
        return here ? wanted : "/";
    }
}
