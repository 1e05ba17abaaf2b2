package io.tipstaff.portal.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Where a database is and as whom to enter it. `toString` leaves the password out.
///
/// @param url a JDBC address without credentials
public record DatabaseAddress(String url, String user, String password) {

    /// Reads `postgresql://user:password@host:port/name?options`, with or without `jdbc:` in front.
    ///
    /// @throws IllegalArgumentException if it is not such an address or names no user and password
    public static DatabaseAddress parse(String text) {
        String bare = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        URI uri = URI.create(bare);
        String scheme = String.valueOf(uri.getScheme());
        String credentials = uri.getRawUserInfo();
        if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
            throw new IllegalArgumentException(
                    "the database address must start with postgresql://, found: " + scheme);
        }
        if (credentials == null || uri.getHost() == null || credentials.indexOf(':') < 1) {
            throw new IllegalArgumentException(
                    "the database address must be postgresql://user:password@host:port/name");
        }
        int colon = credentials.indexOf(':');
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                decode(credentials.substring(0, colon)),
                decode(credentials.substring(colon + 1)));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Returns the same database, entered as somebody else.
    DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(url, otherUser, otherPassword);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
