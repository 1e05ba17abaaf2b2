package io.tipstaff.portal.relation.internal;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What sources are called.
@Repository
class JdbcSourceNames {

    private final JdbcClient database;

    JdbcSourceNames(JdbcClient database) {
        this.database = database;
    }

    Optional<String> name(long id) {
        return database.sql("select name from feeds.source where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }
}
