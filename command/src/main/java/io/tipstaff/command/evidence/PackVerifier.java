package io.tipstaff.command.evidence;

import io.tipstaff.command.evidence.Check.State;
import io.tipstaff.command.evidence.Check.What;
import io.tipstaff.command.evidence.PackManifest.Line;
import io.tipstaff.command.evidence.PackZip.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Checks packs of evidence.
public final class PackVerifier {

    private static final String SIGNATURE = "manifest.jws";
    private static final int BUFFER = 1 << 18;

    private final @Nullable SigningKey given;
    private final @Nullable String noted;
    private final LongConsumer progress;

    /// @param given key of whoever is said to have packed; null if it is not at hand
    /// @param noted SHA-256 of the manifest as it was noted, in hex; null if it was not
    /// @param progress is told how many bytes were read
    public PackVerifier(@Nullable SigningKey given, @Nullable String noted, LongConsumer progress) {
        this.given = given;
        this.noted = noted;
        this.progress = progress;
    }

    /// Checks a pack.
    ///
    /// @throws UnreadableException if it is none
    public Findings verify(PackZip zip) throws IOException {
        List<Entry> entries = zip.entries();
        byte[] bytes = zip.content(named(entries, PackManifest.NAME));
        PackManifest manifest = PackManifest.parse(bytes);
        SigningKey key = manifest.key() == null ? null : SigningKey.ofJwk(manifest.key());
        List<Check> checks = new ArrayList<>();
        checks.add(container(zip, manifest));
        checks.add(files(zip, manifest));
        checks.add(manifest(bytes));
        if (key == null) {
            checks.addAll(unsigned());
        } else {
            Optional<String> fault = key.faultOf(bytes, zip.content(named(entries, SIGNATURE)));
            checks.add(
                    check(
                            What.SIGNATURE,
                            fault,
                            "of key " + key.id() + ", fingerprint " + key.fingerprint()));
            checks.add(Origin.of(given, key));
        }
        checks.add(
                new Check(
                        What.TIME_STAMP,
                        State.OPEN,
                        "none: the times are those of the machine that it was packed on"));
        return new Findings(manifest, key, checks);
    }

    private static Entry named(List<Entry> entries, String name) throws UnreadableException {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new UnreadableException("no pack, an entry is missing: " + name));
    }

    private static Check container(PackZip zip, PackManifest manifest) throws IOException {
        List<String> expected = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        for (Line line : manifest.files()) {
            expected.add(line.name());
            times.add(line.modified());
        }
        expected.add(PackManifest.NAME);
        times.add(manifest.at());
        if (manifest.key() != null) {
            expected.add(SIGNATURE);
            times.add(manifest.at());
        }
        List<Entry> entries = zip.entries();
        return check(
                What.CONTAINER,
                faultOf(zip, entries, expected, times),
                String.format(
                        Locale.ROOT,
                        "%,d entries, %,d bytes, nothing beside them",
                        entries.size(),
                        zip.size()));
    }

    private static Optional<String> faultOf(
            PackZip zip, List<Entry> entries, List<String> expected, List<Instant> times)
            throws IOException {
        if (!entries.stream().map(Entry::name).toList().equals(expected)) {
            return Optional.of("the entries are not those of the manifest, in its order");
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            zip.checkHeader(entry);
            Instant time = times.get(i);
            long seconds = Math.clamp(time.getEpochSecond(), 0L, Integer.MAX_VALUE);
            if (entry.seconds() != seconds || entry.dosTime() != dosTime(time)) {
                return Optional.of(
                        "the time of an entry is not that of the manifest: " + entry.name());
            }
        }
        for (Entry entry : entries) {
            if (!entry.name().startsWith("files/") && crc(zip.content(entry)) != entry.crc()) {
                return Optional.of("the checksum of an entry does not fit: " + entry.name());
            }
        }
        return Optional.empty();
    }

    private static int crc(byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        return (int) sum.getValue();
    }

    /// MS-DOS counts every other second, from 1980 to 2107.
    private static int dosTime(Instant at) {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        if (time.getYear() < 1980 || time.getYear() > 2107) {
            return time.getYear() < 1980 ? 1 << 21 | 1 << 16 : 127 << 25 | 12 << 21 | 31 << 16;
        }
        return (time.getYear() - 1980) << 25
                | time.getMonthValue() << 21
                | time.getDayOfMonth() << 16
                | time.getHour() << 11
                | time.getMinute() << 5
                | time.getSecond() >> 1;
    }

    private Check files(PackZip zip, PackManifest manifest) throws IOException {
        List<Entry> entries = zip.entries();
        Optional<String> fault = Optional.empty();
        for (int i = 0; i < manifest.files().size() && fault.isEmpty(); i++) {
            Line line = manifest.files().get(i);
            boolean fits =
                    i < entries.size()
                            && entries.get(i).name().equals(line.name())
                            && entries.get(i).size() == line.size()
                            && isWhole(zip, entries.get(i), line.sha256());
            if (!fits) {
                fault = Optional.of("changed, or not there: " + line.name());
            }
        }
        String missing =
                manifest.missing().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; %,d could not be packed, which the manifest tells",
                                manifest.missing().size());
        return check(
                What.FILES,
                fault,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d have the SHA-256 that the manifest names%s",
                        manifest.files().size(),
                        manifest.files().size(),
                        missing));
    }

    private boolean isWhole(PackZip zip, Entry entry, String sha256) throws IOException {
        var sum = new CRC32();
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = 0; at < entry.size(); ) {
            int read = zip.read(entry, at, buffer.clear());
            if (read <= 0) {
                throw new UnreadableException(
                        "the file is broken off in the entry " + entry.name());
            }
            digest.update(buffer.array(), 0, read);
            sum.update(buffer.array(), 0, read);
            at += read;
            progress.accept(read);
        }
        return Digests.hex(digest.digest()).equals(sha256) && (int) sum.getValue() == entry.crc();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private Check manifest(byte[] bytes) {
        String sha256 = Digests.hex(Digests.sha256(bytes));
        if (noted == null) {
            return new Check(
                    What.MANIFEST,
                    State.OPEN,
                    "SHA-256 " + sha256 + ": compare it with the one noted when it was packed");
        }
        return noted.equalsIgnoreCase(sha256)
                ? new Check(What.MANIFEST, State.GOOD, "has the SHA-256 that was noted")
                : new Check(
                        What.MANIFEST,
                        State.BAD,
                        "SHA-256 " + sha256 + " is not the one that was noted");
    }

    private List<Check> unsigned() {
        return List.of(
                new Check(What.SIGNATURE, State.OPEN, "none"),
                given == null
                        ? new Check(
                                What.ORIGIN,
                                State.OPEN,
                                "not signed: whoever had the file may have changed files and manifest together")
                        : new Check(
                                What.ORIGIN,
                                State.BAD,
                                "not signed, so not with the key that was given"));
    }

    private static Check check(What what, Optional<String> fault, String good) {
        return fault.map(wrong -> new Check(what, State.BAD, wrong))
                .orElseGet(() -> new Check(what, State.GOOD, good));
    }
}
