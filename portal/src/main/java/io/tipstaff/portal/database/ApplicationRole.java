package io.tipstaff.portal.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The role that the application works as: it owns nothing and cannot pass row-level security.
///
/// Its password is derived from the owner's, so every node that is given the same owner's address
/// comes to the same one and none has to be kept.
final class ApplicationRole {

    static final String NAME = "tipstaff_app";

    private ApplicationRole() {}

    /// Returns the application's way into the database, making its role where it is missing.
    static DatabaseAddress enter(DatabaseAddress owner) throws SQLException {
        DatabaseAddress application = owner.as(NAME, passwordFrom(owner.password()));
        try (Connection connection = application.connect()) {
            connection.isValid(0);
        } catch (SQLException refused) {
            if (!String.valueOf(refused.getSQLState()).startsWith("28")) {
                throw refused;
            }
            make(owner, application);
        }
        return application;
    }

    private static void make(DatabaseAddress owner, DatabaseAddress application)
            throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            boolean exists;
            try (ResultSet found =
                    statement.executeQuery(
                            "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                exists = found.next();
            }
            // Of our own making: a name that is constant and a password of hex digits.
            statement.execute(
                    (exists ? "alter" : "create")
                            + " role "
                            + NAME
                            + " login nobypassrls password '"
                            + application.password()
                            + "'");
        }
    }

    private static String passwordFrom(String ownersPassword) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            ownersPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(NAME.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
