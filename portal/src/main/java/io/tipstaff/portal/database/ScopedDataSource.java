package io.tipstaff.portal.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Tells the database at each checkout whose rows the connection may see.
///
/// The variable is written to nothing where no scope holds, so a connection never carries the scope
/// of whoever had it before. It is not written again where it holds already what it should: most
/// requests take a connection several times. Nobody else writes the variable, and it is written
/// outside of transactions, so no rollback takes it back.
final class ScopedDataSource extends DelegatingDataSource {

    /// What was written last, by connection to the server.
    private final Map<Connection, String> written =
            Collections.synchronizedMap(new WeakHashMap<>());

    ScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            scope(connection, AgencyScope.current().map(AgencyScope::setting).orElse(""));
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private void scope(Connection connection, String setting) throws SQLException {
        Connection server = connection.unwrap(Connection.class);
        if (setting.equals(written.get(server))) {
            return;
        }
        written.remove(server);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        select set_config('tipstaff.agency', ?, false)
                        """)) {
            statement.setString(1, setting);
            statement.execute();
        }
        written.put(server, setting);
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("one role only: " + user);
    }
}
