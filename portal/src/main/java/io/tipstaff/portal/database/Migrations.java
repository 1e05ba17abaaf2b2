package io.tipstaff.portal.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema of each module up to date, one schema and one history a module.
///
/// A module's files are in `db/migration/<module>`. The application may read and write every table
/// that its owner makes there, unless the migration takes that away.
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /// Migrates these modules in this order, as the database's owner.
    public static void run(DatabaseAddress owner, List<String> modules)
            throws SQLException, IOException {
        MigrationMark mark = MigrationMark.of(modules);
        if (mark.isIn(owner)) {
            return;
        }
        for (String module : modules) {
            prepareSchema(owner, module);
            int applied = flyway(owner, module).migrate().migrationsExecuted;
            if (applied > 0) {
                LOG.info("migrated the schema {}, migrations: {}", module, applied);
            }
        }
        mark.writeInto(owner);
    }

    private static Flyway flyway(DatabaseAddress owner, String module) {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .schemas(module)
                .defaultSchema(module)
                .createSchemas(false)
                // The schema is there already, with its grants, and holds nothing else.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:db/migration/" + module)
                .cleanDisabled(true)
                .load();
    }

    private static void prepareSchema(DatabaseAddress owner, String module) throws SQLException {
        if (!module.matches("[a-z][a-z_]*")) {
            throw new IllegalArgumentException("not a module's name: " + module);
        }
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + module);
            statement.execute("grant usage on schema " + module + " to " + ApplicationRole.NAME);
            for (String right :
                    List.of(
                            "select, insert, update, delete on tables",
                            "usage, select on sequences")) {
                statement.execute(
                        "alter default privileges in schema "
                                + module
                                + " grant "
                                + right
                                + " to "
                                + ApplicationRole.NAME);
            }
        }
    }
}
