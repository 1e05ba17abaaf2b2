package io.tipstaff.portal.toolbox.internal;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.database.Keyset;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.toolbox.internal.Entry.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The catalogue in the database.
@Repository
class JdbcToolCatalogue {

    private static final Map<String, Keyset.Column> COLUMNS =
            Map.of(
                    "name", new Keyset.Column("lower(e.name)", "text"),
                    "added",
                            new Keyset.Column("coalesce(v.added_at, e.created_at)", "timestamptz"));

    private static final String ENTRY =
            """
            select e.id, e.kind, e.name, e.description, e.publisher, e.platforms, e.licence,
                e.home_page, e.tlp, e.withdrawn_at, v.id as version_id, v.number, v.label,
                v.file_name, v.size, v.sha256, v.sha1, v.md5, v.added_at, v.added_by, v.downloads
            """;

    private static final String FROM =
            """
            from toolbox.entry e
            left join lateral (
                select * from toolbox.version
                where entry_id = e.id order by number desc limit 1) v on true
            """;

    private final JdbcClient database;

    JdbcToolCatalogue(JdbcClient database) {
        this.database = database;
    }

    UUID nextId() {
        return database.sql("select uuidv7()").query(UUID.class).single();
    }

    /// @param all whether what is withdrawn or has no file yet is shown too
    Slice<Entry> slice(
            @Nullable EntryKind kind,
            String text,
            boolean all,
            String sort,
            @Nullable String cursor,
            int limit) {
        Keyset keyset = Keyset.of(COLUMNS, "e.id", sort, cursor);
        return keyset.slice(
                database.sql(
                                ENTRY
                                        + ","
                                        + keyset.select()
                                        + FROM
                                        + """
                                        where (:kind::text is null or e.kind = :kind)
                                          and (:all or e.withdrawn_at is null and v.id is not null)
                                          and (:text = '' or strpos(
                                              lower(concat_ws(' ', e.name, e.publisher, e.platforms,
                                                  e.licence, e.description, v.file_name, v.label,
                                                  v.sha256, v.sha1, v.md5)),
                                              lower(:text)) > 0)
                                          and
                                        """
                                        + keyset.where()
                                        + keyset.order(limit))
                        .param("kind", kind == null ? null : kind.code())
                        .param("all", all)
                        .param("text", text),
                limit,
                (row, _) -> entry(row));
    }

    Optional<Entry> find(UUID id) {
        return database.sql(ENTRY + FROM + "where e.id = :id")
                .param("id", id)
                .query((row, _) -> entry(row))
                .optional();
    }

    List<Version> versions(UUID entry) {
        return database.sql(
                        """
                        select id as version_id, number, label, file_name, size, sha256, sha1, md5,
                            added_at, added_by, downloads
                        from toolbox.version where entry_id = :entry order by number desc
                        """)
                .param("entry", entry)
                .query((row, _) -> version(row))
                .list();
    }

    UUID insert(EntryKind kind, EntryText text) {
        return params(
                        database.sql(
                                """
                                insert into toolbox.entry (kind, name, description, publisher,
                                    platforms, licence, home_page, tlp)
                                values (:kind, :name, :description, :publisher, :platforms,
                                    :licence, :homePage, :tlp)
                                returning id
                                """),
                        text)
                .param("kind", kind.code())
                .query(UUID.class)
                .single();
    }

    void update(UUID id, EntryText text) {
        params(
                        database.sql(
                                """
                                update toolbox.entry set name = :name, description = :description,
                                    publisher = :publisher, platforms = :platforms,
                                    licence = :licence, home_page = :homePage, tlp = :tlp
                                where id = :id
                                """),
                        text)
                .param("id", id)
                .update();
    }

    private static JdbcClient.StatementSpec params(JdbcClient.StatementSpec sql, EntryText text) {
        return sql.param("name", text.name())
                .param("description", text.description())
                .param("publisher", text.publisher())
                .param("platforms", text.platforms())
                .param("licence", text.licence())
                .param("homePage", text.homePage())
                .param("tlp", text.tlp().name());
    }

    /// Adds a version behind the last one; two at once wait for each other.
    void insert(UUID entry, StoredFile file, Upload upload, String by) {
        database.sql("select id from toolbox.entry where id = :entry for update")
                .param("entry", entry)
                .query(UUID.class)
                .single();
        database.sql(
                        """
                        insert into toolbox.version (id, entry_id, number, label, file_name, size,
                            sha256, sha1, md5, added_by)
                        select :id, :entry, coalesce(max(number), 0) + 1, :label, :fileName, :size,
                            :sha256, :sha1, :md5, :by
                        from toolbox.version where entry_id = :entry
                        """)
                .param("id", file.id())
                .param("entry", entry)
                .param("label", upload.label())
                .param("fileName", upload.fileName())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("sha1", file.sha1())
                .param("md5", file.md5())
                .param("by", by)
                .update();
    }

    boolean withdraw(UUID id) {
        return database.sql(
                                """
                                update toolbox.entry set withdrawn_at = now()
                                where id = :id and withdrawn_at is null
                                """)
                        .param("id", id)
                        .update()
                > 0;
    }

    boolean restore(UUID id) {
        return database.sql(
                                """
                                update toolbox.entry set withdrawn_at = null
                                where id = :id and withdrawn_at is not null
                                """)
                        .param("id", id)
                        .update()
                > 0;
    }

    void count(UUID version) {
        database.sql("update toolbox.version set downloads = downloads + 1 where id = :id")
                .param("id", version)
                .update();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Entry(
                row.getObject("id", UUID.class),
                EntryKind.ofCode(row.getString("kind")),
                new EntryText(
                        row.getString("name"),
                        row.getString("description"),
                        row.getString("publisher"),
                        row.getString("platforms"),
                        row.getString("licence"),
                        row.getString("home_page"),
                        Tlp.valueOf(row.getString("tlp"))),
                row.getObject("version_id") == null ? null : version(row),
                withdrawn == null ? null : withdrawn.toInstant());
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getObject("version_id", UUID.class),
                row.getInt("number"),
                row.getString("label"),
                row.getString("file_name"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("sha1"),
                row.getString("md5"),
                row.getTimestamp("added_at").toInstant(),
                row.getString("added_by"),
                row.getLong("downloads"));
    }
}
