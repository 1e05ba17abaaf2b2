/// PostgreSQL: started here or the centre's own, migrated module by module, and seen by each agency
/// only as far as it may.
///
/// ```
/// Home ─► PostgresServer ─► DatabaseAddress ─► ApplicationRole ─► Migrations ─► pool ─► JdbcClient
///                 (or TIPSTAFF_DATABASE_URL)                               └ AgencyScope at each checkout
/// ```
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"home"})
@NullMarked
package io.tipstaff.portal.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
