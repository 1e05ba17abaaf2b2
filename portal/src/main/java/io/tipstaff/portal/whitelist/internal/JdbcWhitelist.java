package io.tipstaff.portal.whitelist.internal;

import static java.util.Objects.requireNonNull;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.whitelist.Effect;
import io.tipstaff.portal.whitelist.Verdict;
import io.tipstaff.portal.whitelist.internal.WarningList.Content;
import io.tipstaff.portal.whitelist.internal.WarningList.Matching;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists and verdicts in PostgreSQL.
@Repository
class JdbcWhitelist {

    private final JdbcClient database;

    JdbcWhitelist(JdbcClient database) {
        this.database = database;
    }

    long generation() {
        return database.sql("select number from whitelist.generation").query(Long.class).single();
    }

    /// Counts a change up: who changes lists waits here for who else does.
    void changed() {
        database.sql("update whitelist.generation set number = number + 1").update();
    }

    List<WarningList> lists() {
        return database.sql("select * from whitelist.list order by bundled desc, lower(name)")
                .query(JdbcWhitelist::list)
                .list();
    }

    Optional<WarningList> find(long id) {
        return database.sql("select * from whitelist.list where id = :id")
                .param("id", id)
                .query(JdbcWhitelist::list)
                .optional();
    }

    Optional<WarningList> find(String name) {
        return database.sql("select * from whitelist.list where name = :name")
                .param("name", name)
                .query(JdbcWhitelist::list)
                .optional();
    }

    /// Puts a list in the place of the one of the same name; returns its number. Whether an older
    /// one was on, and what it does, stays.
    long put(Content content, boolean bundled) {
        long id =
                database.sql(
                                """
                                insert into whitelist.list (name, description, matching, effect, bundled, entries)
                                values (:name, :description, :matching, :effect, :bundled, :entries)
                                on conflict (name) do update
                                set description = excluded.description, matching = excluded.matching,
                                    entries = excluded.entries, updated_at = now()
                                returning id
                                """)
                        .param("name", content.name())
                        .param("description", content.description())
                        .param("matching", content.matching().code())
                        .param(
                                "effect",
                                (content.keepsOut() ? Effect.KEEP_OUT : Effect.SHOW).code())
                        .param("bundled", bundled)
                        .param("entries", content.entries().size())
                        .query(Long.class)
                        .single();
        database.sql("delete from whitelist.entry where list_id = :id").param("id", id).update();
        database.sql(
                        """
                        insert into whitelist.entry (list_id, value)
                        select :id, value from unnest(:values::text[]) as value
                        """)
                .param("id", id)
                .param("values", content.entries().toArray(String[]::new))
                .update();
        return id;
    }

    void set(long id, boolean enabled, Effect effect, int lowersBy) {
        database.sql(
                        """
                        update whitelist.list set enabled = :enabled, effect = :effect, lowers_by = :lowersBy
                        where id = :id
                        """)
                .param("enabled", enabled)
                .param("effect", effect.code())
                .param("lowersBy", lowersBy)
                .param("id", id)
                .update();
    }

    void remove(long id) {
        database.sql("delete from whitelist.list where id = :id").param("id", id).update();
    }

    List<String> entries(long id, String text, int limit) {
        return database.sql(
                        """
                        select value from whitelist.entry
                        where list_id = :id and strpos(value, lower(:text)) > 0
                        order by value limit :limit
                        """)
                .param("id", id)
                .param("text", text)
                .param("limit", limit)
                .query((row, _) -> row.getString("value"))
                .list();
    }

    /// Hands every entry of the wanted lists that are on to the consumer.
    void eachEntry(Predicate<WarningList> wanted, BiConsumer<WarningList, String> consumer) {
        Map<Long, WarningList> lists = new HashMap<>();
        lists().stream()
                .filter(WarningList::enabled)
                .filter(wanted)
                .forEach(list -> lists.put(list.id(), list));
        database.sql("select list_id, value from whitelist.entry where list_id = any(:ids)")
                .param("ids", lists.keySet().toArray(Long[]::new))
                .query(
                        row -> {
                            WarningList list = requireNonNull(lists.get(row.getLong("list_id")));
                            consumer.accept(list, row.getString("value"));
                        });
    }

    /// A verdict beside the indicator that it is about.
    record Judged(int kind, String value, Verdict verdict) {}

    List<Judged> verdicts() {
        return database.sql("select * from whitelist.verdict order by at desc")
                .query((row, _) -> judged(row))
                .list();
    }

    void put(Indicator indicator, Verdict verdict) {
        remove(indicator);
        database.sql(
                        """
                        insert into whitelist.verdict (kind, value, says, comment, by, at, expires_at)
                        values (:kind, :value, :says, :comment, :by, :at, :expires)
                        """)
                .param("kind", indicator.kind().number())
                .param("value", indicator.canonical())
                .param("says", verdict.says().code())
                .param("comment", verdict.comment())
                .param("by", verdict.by())
                .param("at", Timestamp.from(verdict.at()))
                .param("expires", verdict.expiry().map(Timestamp::from).orElse(null))
                .update();
    }

    boolean remove(Indicator indicator) {
        return database.sql("delete from whitelist.verdict where kind = :kind and value = :value")
                        .param("kind", indicator.kind().number())
                        .param("value", indicator.canonical())
                        .update()
                == 1;
    }

    private static Judged judged(ResultSet row) throws SQLException {
        return new Judged(
                row.getInt("kind"),
                row.getString("value"),
                new Verdict(
                        Verdict.Says.ofCode(row.getString("says")),
                        row.getString("comment"),
                        row.getString("by"),
                        row.getTimestamp("at").toInstant(),
                        instant(row.getTimestamp("expires_at"))));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static WarningList list(ResultSet row, int number) throws SQLException {
        return new WarningList(
                row.getLong("id"),
                row.getString("name"),
                row.getString("description"),
                Matching.ofCode(row.getString("matching")),
                Effect.ofCode(row.getString("effect")),
                row.getInt("lowers_by"),
                row.getBoolean("enabled"),
                row.getBoolean("bundled"),
                row.getInt("entries"),
                row.getTimestamp("updated_at").toInstant());
    }
}
