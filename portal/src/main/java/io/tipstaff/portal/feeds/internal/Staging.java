package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// The records of one import on their way into a temporary table, by PostgreSQL's COPY in text
/// form.
///
/// Belongs to one connection inside one transaction, and to one thread. No other statement may run
/// on the connection until [#close()].
final class Staging implements AutoCloseable {

    private static final int FLUSH_AT = 1 << 16;

    /// Room for sorting and hashing; a larger document is sorted on the disk.
    private static final String SETTINGS =
            "select set_config('work_mem', '96MB', true), set_config('jit', 'off', true)";

    private static final String CREATE =
            """
            create temporary table staged (
                ordinal bigint not null, key uuid not null, kind smallint not null, value text not null,
                record bigint not null, line bigint not null, place text not null,
                written text, context text, digest bigint not null
            ) on commit drop
            """;

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(FLUSH_AT + 4096);
    private Context lastContext = Context.NONE;
    private @Nullable String lastWritten;
    private long count;

    Staging(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            statement.execute(CREATE);
        }
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staged from stdin");
    }

    /// Adds a record. `place` says where it stands beyond its numbers, such as the file of a
    /// folder.
    void add(FeedRecord record, String place) throws SQLException {
        String canonical = record.indicator().canonical();
        @Nullable String written =
                record.written().equals(canonical) ? null : ContextJson.storable(record.written());
        @Nullable String context = context(record.context());
        rows.append(count++).append('\t').append(IndicatorKey.of(record.indicator())).append('\t');
        rows.append(record.indicator().kind().number()).append('\t');
        escape(canonical).append('\t');
        rows.append(record.at().record()).append('\t').append(record.at().line()).append('\t');
        escape(ContextJson.storable(place)).append('\t');
        escape(written).append('\t');
        escape(context).append('\t');
        rows.append(digest(written, context)).append('\n');
        if (rows.length() >= FLUSH_AT) {
            flush();
        }
    }

    /// Many records in a row have the same context: those of a list have the one of its heading.
    private @Nullable String context(Context context) {
        if (!Objects.equals(context, lastContext)) {
            lastContext = context;
            lastWritten = ContextJson.write(context);
        }
        return lastWritten;
    }

    /// Tells apart what a source said before and says now; where it says it does not count.
    private static long digest(@Nullable String written, @Nullable String context) {
        var crc = new CRC32C();
        crc.update(String.valueOf(written).getBytes(StandardCharsets.UTF_8));
        long first = crc.getValue();
        crc.update(String.valueOf(context).getBytes(StandardCharsets.UTF_8));
        return first << 32 | crc.getValue();
    }

    private StringBuilder escape(@Nullable String text) {
        if (text == null) {
            return rows.append("\\N");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
        return rows;
    }

    private void flush() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    /// Ends the copying, so that the connection may be used again.
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            flush();
            copy.endCopy();
        }
    }
}
