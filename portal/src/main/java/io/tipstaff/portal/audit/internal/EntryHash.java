package io.tipstaff.portal.audit.internal;

import io.tipstaff.portal.audit.Actor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The hash of an entry: SHA-256 over the hash before it and every field, each with its length in
/// front, so that no two entries share their bytes.
final class EntryHash {

    /// What stands before the first entry.
    static final String FIRST = "00".repeat(32);

    private EntryHash() {}

    static String of(String previous, StoredEntry entry) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(HexFormat.of().parseHex(previous));
            out.writeLong(entry.number());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            Actor actor = entry.actor();
            write(out, text(actor.agency()));
            write(out, actor.agencyName());
            write(out, text(actor.person()));
            write(out, actor.name());
            write(out, entry.address());
            write(out, entry.action());
            write(out, entry.subject());
            write(out, entry.detail());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
