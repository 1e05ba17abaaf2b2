package io.tipstaff.portal.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The database owner's way in, for tests that do what an intruder would.
public record OwnerAccess(JdbcClient client) {

    /// Opens it.
    public static OwnerAccess of(Database database) {
        DatabaseAddress owner = database.owner();
        return new OwnerAccess(
                JdbcClient.create(
                        new DriverManagerDataSource(
                                owner.url() + "?options=-c%20tipstaff.agency=*",
                                owner.user(),
                                owner.password())));
    }
}
