package io.tipstaff.portal.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A home that was made before requests were a module of their own keeps what it held.
@PortalTest
class EarlierHomeIT {

    /// The schemas of that time that requests depend on, in their order.
    private static final List<String> EARLIER =
            List.of("tipstaff", "audit", "agency", "notification", "quota", "reports");

    private static final String AGENCY = "01900000-0000-7000-8000-000000000001";
    private static final String PERSON = "01900000-0000-7000-8000-000000000002";
    private static final String REPORT = "01900000-0000-7000-8000-000000000003";

    private static final String CONTENT =
            """
            insert into agency.agency (id, name) values ('AGENCY', 'Lock police');
            insert into agency.person (id, agency_id, login, name, roles, password_hash, password_temporary, password_long)
                values ('PERSON', 'AGENCY', 'lock@agency.example', 'Robin', '{ANALYST}', '-', false, true);

            insert into quota.request (agency_id, person_id, lookups, reason, case_number)
                values ('AGENCY', 'PERSON', 1, 'still waits', 'L-1');
            insert into quota.request (id, agency_id, person_id, lookups, reason, case_number, state, granted, answer, decided_by, decided_at)
                values ('01900000-0000-7000-8000-000000000010', 'AGENCY', 'PERSON', 10, 'some came', '', 'partly', 4, 'four', 'op', now());
            insert into quota.extra (request_id, agency_id, lookups, used, expires_at)
                values ('01900000-0000-7000-8000-000000000010', 'AGENCY', 4, 3, '2099-01-01Z');
            insert into quota.request (agency_id, person_id, lookups, reason, case_number, state, answer, decided_by, decided_at)
                values ('AGENCY', 'PERSON', 7, 'none came', '', 'refused', 'no', 'op', now());

            insert into reports.report (id, created_by) values ('REPORT', 'op');
            insert into reports.edition (report_id, number, kind, tlp, title, summary, body, timeline, actors, industries, countries,
                                         techniques, yara, yara_state, yara_message, changed_by, published_by, published_at)
                values ('REPORT', 1, 'apt', 'AMBER', 'Old Heron', '', '', '[]', '[]', '{}', '{}', '{}', '', 'none', '', 'op', 'op', now());
            insert into reports.request (agency_id, person_id, report_id, kinds, reason, case_number)
                values ('AGENCY', 'PERSON', 'REPORT', '{ipv4,url}', 'kinds wait', '');
            insert into reports.request (id, agency_id, person_id, report_id, kinds, reason, case_number, state, decided_by, decided_at)
                values ('01900000-0000-7000-8000-000000000020', 'AGENCY', 'PERSON', 'REPORT', '{}', 'two came', '', 'partly', 'op', now());
            insert into reports.access (agency_id, report_id, request_id, chosen, granted_by, expires_at)
                values ('AGENCY', 'REPORT', '01900000-0000-7000-8000-000000000020', '{"ipv4 192.0.2.1","ipv4 192.0.2.2"}', 'op', '2099-01-01Z');
            insert into reports.request (id, agency_id, person_id, report_id, kinds, reason, case_number, state, decided_by, decided_at)
                values ('01900000-0000-7000-8000-000000000021', 'AGENCY', 'PERSON', 'REPORT', '{}', 'was revoked', '', 'granted', 'op', now());
            insert into reports.access (agency_id, report_id, request_id, granted_by, expires_at, revoked_by, revoked_at)
                values ('AGENCY', 'REPORT', '01900000-0000-7000-8000-000000000021', 'op', '2099-01-01Z', 'op', now());
            """;

    @Test
    void requestsForLookupsAndReportsAreKept(TestPortal portal) throws SQLException, IOException {
        DatabaseAddress earlier = database(portal, "earlier_home");
        for (String schema : EARLIER) {
            migrateToFirst(earlier, schema);
        }
        execute(
                earlier,
                CONTENT.replace("AGENCY", AGENCY)
                        .replace("PERSON", PERSON)
                        .replace("REPORT", REPORT));

        Migrations.run(earlier, modules());

        JdbcClient database = client(earlier);
        assertThat(
                        database.sql(
                                        """
                                        select kind, title, amount, reason, state, granted, granted_amount,
                                               expires_at > now() as holds
                                        from requests.request order by reason
                                        """)
                                .query()
                                .listOfRows())
                .extracting(EarlierHomeIT::line)
                .containsExactly(
                        "report|indicators (ipv4, url) of the report Old Heron|null|kinds wait|open|null|null|null",
                        "lookups|7 more lookups|7|none came|refused|null|null|null",
                        "lookups|10 more lookups|10|some came|partly|4 more lookups|4|true",
                        "lookups|1 more lookup|1|still waits|open|null|null|null",
                        "report|the report Old Heron|null|two came|partly|2 indicators|2|true",
                        "report|the report Old Heron|null|was revoked|granted|the whole report|null|false");
        assertThat(
                        database.sql(
                                        """
                                        select (select sum(lookups - used) from quota.extra) as extra,
                                               (select count(*) from reports.access) as access
                                        """)
                                .query()
                                .singleRow())
                .isEqualTo(Map.of("extra", 1L, "access", 2L));
        assertThat(
                        database.sql(
                                        """
                                        select wanted ->> 'kinds' from requests.request where reason = 'kinds wait'
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("[\"ipv4\", \"url\"]");
    }

    private static String line(Map<String, Object> row) {
        return String.join("|", row.values().stream().map(String::valueOf).toList());
    }

    private static DatabaseAddress database(TestPortal portal, String name) throws SQLException {
        Database database = portal.part(Database.class);
        PostgresServer server = Objects.requireNonNull(database.server());
        DatabaseAddress owner = database.owner();
        try (Connection connection = server.administration(portal.part(Home.class)).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name + " owner " + owner.user());
        }
        return new DatabaseAddress(server.url(name), owner.user(), owner.password());
    }

    private static void migrateToFirst(DatabaseAddress owner, String schema) throws SQLException {
        execute(owner, "create schema " + schema);
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(false)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:db/migration/" + schema)
                .target("1")
                .load()
                .migrate();
    }

    private static void execute(DatabaseAddress owner, String statements) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set tipstaff.agency = '*'");
            statement.execute(statements);
        }
    }

    private static JdbcClient client(DatabaseAddress owner) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        owner.url() + "?options=-c%20tipstaff.agency=*",
                        owner.user(),
                        owner.password()));
    }

    private static List<String> modules() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var properties = Objects.requireNonNull(yaml.getObject());
        return IntStream.range(0, properties.size())
                .mapToObj(n -> properties.getProperty("tipstaff.migrations[" + n + "]"))
                .filter(Objects::nonNull)
                .toList();
    }
}
