package io.tipstaff.portal.database;

import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// The database of this installation: the owner's way in, for migrations, and the application's,
/// which owns nothing and is held to row-level security.
///
/// @param server the server that was started for it; null for one that runs elsewhere
public record Database(
        DatabaseAddress owner, DatabaseAddress application, @Nullable PostgresServer server)
        implements AutoCloseable {

    private static final String NAME = "tipstaff";
    private static final String OWNER = "tipstaff";
    private static final String INVALID_PASSWORD = "28P01";

    /// Opens the centre's own database at `address`, or where that is null starts the one of the
    /// home folder.
    public static Database open(Home home, @Nullable String address) throws IOException {
        try {
            if (address != null) {
                DatabaseAddress owner = DatabaseAddress.parse(address);
                return new Database(owner, ApplicationRole.enter(owner), null);
            }
            PostgresServer server = PostgresServer.start(home);
            DatabaseAddress owner = ownDatabase(home, server);
            return new Database(owner, ApplicationRole.enter(owner), server);
        } catch (SQLException refused) {
            throw new IOException("cannot use the database: " + refused.getMessage(), refused);
        }
    }

    private static DatabaseAddress ownDatabase(Home home, PostgresServer server)
            throws SQLException {
        DatabaseAddress owner =
                new DatabaseAddress(server.url(NAME), OWNER, home.secret("database-owner"));
        try (Connection connection = owner.connect()) {
            connection.isValid(0);
        } catch (SQLException missing) {
            if (!INVALID_PASSWORD.equals(missing.getSQLState())) {
                throw missing;
            }
            make(server.administration(home), owner);
        }
        return owner;
    }

    private static void make(DatabaseAddress administration, DatabaseAddress owner)
            throws SQLException {
        try (Connection connection = administration.connect();
                Statement statement = connection.createStatement()) {
            // Of our own making: a name that is constant and a password of hex digits.
            statement.execute(
                    "create role "
                            + owner.user()
                            + " login createrole password '"
                            + owner.password()
                            + "'");
            statement.execute("create database " + NAME + " owner " + owner.user());
        }
    }

    /// Stops the server that was started for it, if any.
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
