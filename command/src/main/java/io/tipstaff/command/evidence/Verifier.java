package io.tipstaff.command.evidence;

import io.tipstaff.command.evidence.Check.State;
import io.tipstaff.command.evidence.Check.What;
import io.tipstaff.command.evidence.Manifest.Line;
import io.tipstaff.command.evidence.SealedZip.Entry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks sealed evidence.
public final class Verifier {

    private static final String SIGNATURE = "manifest.jws";
    private static final String STAMP = "manifest.tsr";
    private static final String STAMP_SIGNATURE = "manifest.tsr.jws";

    private final @Nullable SigningKey given;
    private final Set<X509Certificate> authorities;

    /// @param given key of the installation that is said to have sealed; null if it is not at hand
    /// @param authorities certificates that time stamps may lead to; empty if none is at hand
    public Verifier(@Nullable SigningKey given, Set<X509Certificate> authorities) {
        this.given = given;
        this.authorities = Set.copyOf(authorities);
    }

    /// Checks a file.
    ///
    /// @throws UnreadableException if it is no sealed evidence
    public Findings verify(SealedZip zip) throws UnreadableException {
        Map<String, Entry> entries =
                zip.entries().stream().collect(Collectors.toMap(Entry::name, Function.identity()));
        Manifest manifest = Manifest.parse(required(entries, Manifest.NAME));
        SigningKey key = SigningKey.ofJwk(manifest.key());
        byte[] signature = required(entries, SIGNATURE);
        List<Check> checks = new ArrayList<>();
        checks.add(container(zip, manifest));
        checks.add(files(entries, manifest));
        checks.add(
                check(
                        What.SIGNATURE,
                        key.faultOf(required(entries, Manifest.NAME), signature),
                        "of key " + key.id() + ", fingerprint " + key.fingerprint()));
        checks.add(Origin.of(given, key));
        checks.add(stamp(entries, manifest, key, signature));
        return new Findings(manifest, key, checks);
    }

    private static byte[] required(Map<String, Entry> entries, String name)
            throws UnreadableException {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new UnreadableException("no sealed evidence, an entry is missing: " + name);
        }
        return entry.bytes();
    }

    private static Check container(SealedZip zip, Manifest manifest) {
        List<String> expected = expectedNames(manifest);
        List<String> there = zip.entries().stream().map(Entry::name).toList();
        Optional<String> fault = differenceOf(expected, there);
        int time = dosTime(manifest.at());
        for (Entry entry : zip.entries()) {
            if (fault.isEmpty() && entry.time() != time) {
                fault = Optional.of("an entry is not of the time of sealing: " + entry.name());
            }
            if (fault.isEmpty() && !entry.isWhole()) {
                fault = Optional.of("the checksum of an entry does not fit: " + entry.name());
            }
        }
        return check(
                What.CONTAINER,
                fault,
                String.format(
                        Locale.ROOT,
                        "%,d entries, %,d bytes, nothing beside them",
                        there.size(),
                        zip.size()));
    }

    private static List<String> expectedNames(Manifest manifest) {
        List<String> names = new ArrayList<>(List.of(Manifest.NAME, SIGNATURE));
        if (manifest.authority() != null) {
            names.addAll(List.of(STAMP, STAMP_SIGNATURE));
        }
        manifest.files().forEach(line -> names.add(line.name()));
        return names;
    }

    private static Optional<String> differenceOf(List<String> expected, List<String> there) {
        if (expected.equals(there)) {
            return Optional.empty();
        }
        Set<String> wanted = new HashSet<>(expected);
        Set<String> had = Set.copyOf(there);
        Optional<String> missing =
                expected.stream().filter(name -> !had.contains(name)).findFirst();
        Optional<String> added = there.stream().filter(name -> !wanted.contains(name)).findFirst();
        return missing.map(name -> "an entry is missing: " + name)
                .or(() -> added.map(name -> "an entry that the manifest does not name: " + name))
                .or(() -> Optional.of("the entries are not in the order of the manifest"));
    }

    /// MS-DOS counts every other second, from 1980.
    private static int dosTime(Instant at) {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        return (time.getYear() - 1980) << 25
                | time.getMonthValue() << 21
                | time.getDayOfMonth() << 16
                | time.getHour() << 11
                | time.getMinute() << 5
                | time.getSecond() >> 1;
    }

    private static Check files(Map<String, Entry> entries, Manifest manifest) {
        Optional<String> fault =
                manifest.files().stream()
                        .filter(line -> !fits(line, entries.get(line.name())))
                        .map(line -> "changed, or not there: " + line.name())
                        .findFirst();
        return check(
                What.FILES,
                fault,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d have the SHA-256 that the manifest names",
                        manifest.files().size(),
                        manifest.files().size()));
    }

    private static boolean fits(Line line, @Nullable Entry entry) {
        return entry != null
                && entry.content().remaining() == line.size()
                && Digests.hex(Digests.sha256(entry.content())).equals(line.sha256());
    }

    private Check stamp(
            Map<String, Entry> entries, Manifest manifest, SigningKey key, byte[] signature) {
        if (manifest.authority() == null) {
            String why = manifest.unstamped();
            return new Check(
                    What.TIME_STAMP, State.OPEN, why == null ? "none" : "none, because " + why);
        }
        try {
            byte[] answer = required(entries, STAMP);
            Optional<String> fault = key.faultOf(answer, required(entries, STAMP_SIGNATURE));
            if (fault.isPresent()) {
                return new Check(What.TIME_STAMP, State.BAD, STAMP_SIGNATURE + ": " + fault.get());
            }
            TimeStamp stamp = TimeStamp.of(answer, signature);
            if (!authorities.isEmpty()) {
                stamp.checkTrust(authorities);
            }
            return new Check(What.TIME_STAMP, State.GOOD, said(stamp));
        } catch (UnreadableException wrong) {
            return new Check(What.TIME_STAMP, State.BAD, String.valueOf(wrong.getMessage()));
        }
    }

    private String said(TimeStamp stamp) {
        return stamp.at()
                + " by "
                + stamp.signer().getSubjectX500Principal()
                + " (issued by "
                + stamp.signer().getIssuerX500Principal()
                + ")"
                + (authorities.isEmpty()
                        ? "; whether to trust it was not checked: give its authority's certificate with --tsa-ca"
                        : ", which leads to a certificate that was given");
    }

    private static Check check(What what, Optional<String> fault, String good) {
        return fault.map(wrong -> new Check(what, State.BAD, wrong))
                .orElseGet(() -> new Check(what, State.GOOD, good));
    }
}
