package io.tipstaff.portal.relation.internal;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads passive DNS in one direction, sensors added up, what was seen last first.
@Repository
class JdbcResolutions {

    /// What is asked: which column is given, which one wanted.
    ///
    /// @param wanted SQL
    /// @param where SQL condition with `:given`
    record Question(String wanted, String where, List<String> types) {

        /// A mail server stands behind its preference.
        private static final String MAIL_SERVER = "lower(rtrim(split_part(data, ' ', 2), '.'))";

        static Question ofName(String... types) {
            boolean mail = List.of(types).contains("MX");
            return new Question(
                    mail ? MAIL_SERVER : "data", "reverse(name) = reverse(:given)", List.of(types));
        }

        static Question ofData(String... types) {
            return new Question(
                    "name",
                    "left(data, 253) = left(:given, 253) and data = :given",
                    List.of(types));
        }

        static Question ofMailServer() {
            return new Question("name", MAIL_SERVER + " = :given and type = 'MX'", List.of("MX"));
        }

        private String select() {
            return "select "
                    + wanted
                    + " as text, min(first_seen) as first_seen, max(last_seen) as last_seen"
                    + " from passivedns.resolution where "
                    + where
                    + " and type = any(:types) group by 1";
        }
    }

    /// What stands at the other end.
    record Answer(String text, Instant first, Instant last) {}

    private final JdbcClient database;

    JdbcResolutions(JdbcClient database) {
        this.database = database;
    }

    List<Answer> find(Question question, String given, int offset, int limit) {
        return database.sql(
                        question.select()
                                + " order by max(last_seen) desc, 1 limit :limit offset :offset")
                .param("given", given)
                .param("types", question.types().toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query(
                        (row, _) ->
                                new Answer(
                                        row.getString("text"),
                                        row.getTimestamp("first_seen").toInstant(),
                                        row.getTimestamp("last_seen").toInstant()))
                .list();
    }

    long count(Question question, String given, int atMost) {
        return database.sql("select count(*) from (" + question.select() + " limit :limit) found")
                .param("given", given)
                .param("types", question.types().toArray(String[]::new))
                .param("limit", atMost)
                .query(Long.class)
                .single();
    }
}
