package io.tipstaff.portal.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Tells the database at each checkout whose rows the connection may see.
///
/// The variable is written every time, to nothing where no scope holds, so a connection never
/// carries the scope of whoever had it before.
final class ScopedDataSource extends DelegatingDataSource {

    ScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        select set_config('tipstaff.agency', ?, false)
                        """)) {
            statement.setString(1, AgencyScope.current().map(AgencyScope::setting).orElse(""));
            statement.execute();
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("one role only: " + user);
    }
}
