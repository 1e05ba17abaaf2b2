package io.tipstaff.portal.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The hash over all migrations, kept in the database once they have run: where it is the same,
/// nothing is to be done, and a start does not wait for a migration tool to find that out.
///
/// @param hash SHA-256 over names and contents, in hex
record MigrationMark(String hash) {

    private static final String UNDEFINED_SCHEMA = "3F000";
    private static final String UNDEFINED_TABLE = "42P01";

    /// Reads the migrations of these modules from the class path.
    static MigrationMark of(List<String> modules) throws IOException {
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        MessageDigest digest = sha256();
        for (String module : modules) {
            Resource[] found = files.getResources("classpath:db/migration/" + module + "/*.sql");
            Arrays.sort(found, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            for (Resource file : found) {
                digest.update((module + "/" + file.getFilename() + "\0").getBytes(UTF_8));
                digest.update(file.getContentAsByteArray());
            }
        }
        return new MigrationMark(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Tells whether this is the mark that the database carries.
    boolean isIn(DatabaseAddress owner) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select hash from migrations.mark")) {
            return row.next() && row.getString("hash").equals(hash);
        } catch (SQLException failed) {
            if (List.of(UNDEFINED_SCHEMA, UNDEFINED_TABLE).contains(failed.getSQLState())) {
                return false;
            }
            throw failed;
        }
    }

    /// Writes the mark, when all migrations have run.
    void writeInto(DatabaseAddress owner) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists migrations");
            statement.execute("create table if not exists migrations.mark (hash text not null)");
            statement.execute("truncate migrations.mark");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into migrations.mark (hash) values (?)")) {
                insert.setString(1, hash);
                insert.execute();
            }
        }
    }
}
