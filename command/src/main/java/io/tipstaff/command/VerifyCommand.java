package io.tipstaff.command;

import io.tipstaff.command.Progress.Talk;
import io.tipstaff.command.evidence.Findings;
import io.tipstaff.command.evidence.PackVerifier;
import io.tipstaff.command.evidence.PackZip;
import io.tipstaff.command.evidence.SealedZip;
import io.tipstaff.command.evidence.SigningKey;
import io.tipstaff.command.evidence.UnreadableException;
import io.tipstaff.command.evidence.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks a file that the portal sealed as evidence, or a pack, without the portal.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks a file that the portal sealed as evidence, or that 'tipstaff pack' made, without the portal.",
        footer = {
            "",
            "Without --key it is proven that the file is unchanged since somebody sealed it, not who that was:",
            "compare the fingerprint with the one on the portal's page Evidence, or give its key.",
            "A pack without signature proves only that its files fit its manifest: give the hash that was noted.",
            "Without --tsa-ca a time stamp is proven to belong to the file, not that its authority is to be trusted.",
            "",
            "Exit status: 0 good, 1 tampered with or not of the key given, 2 called wrongly, 3 unreadable or no sealed file."
        })
final class VerifyCommand implements Callable<Integer> {

    private static final int GOOD = 0;
    private static final int TAMPERED = 1;
    private static final int UNREADABLE = 3;
    private static final int MAX_KEY = 1 << 20;

    @Parameters(
            paramLabel = "FILE",
            arity = "1",
            description = "The sealed file, as it was downloaded.")
    Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Public key of the installation: PEM, JSON Web Key, or a set with one; from the page Evidence or /api/v1/signing-keys.")
    @Nullable Path key;

    @Option(
            names = "--tsa-ca",
            paramLabel = "FILE",
            description =
                    "Certificates in PEM that the time stamp's certificate may lead to, also the authority's own.")
    @Nullable Path authorities;

    @Option(
            names = "--manifest-sha256",
            paramLabel = "HEX",
            description = "Hash of a pack's manifest, as it was noted when it was packed.")
    @Nullable String noted;

    @Option(names = "--json", description = "Print one line of JSON, for programs.")
    boolean json;

    private final Streams streams;

    VerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        SigningKey given;
        Verifier verifier;
        try {
            given = key == null ? null : readKey(key);
            verifier = new Verifier(given, readAuthorities());
        } catch (IOException wrong) {
            streams.err().println("tipstaff: " + wrong.getMessage());
            return Main.FAILED;
        }
        var output = new VerifyOutput(streams.out(), file.toString(), json);
        try {
            Findings findings = verify(verifier, given);
            output.write(findings);
            return findings.isGood() ? GOOD : TAMPERED;
        } catch (IOException unreadable) {
            output.write(String.valueOf(unreadable.getMessage()));
            return UNREADABLE;
        }
    }

    private static SigningKey readKey(Path key) throws IOException {
        try {
            return SigningKey.ofFile(small(key));
        } catch (UnreadableException wrong) {
            throw new IOException("--key " + key + ": " + wrong.getMessage(), wrong);
        }
    }

    private Set<X509Certificate> readAuthorities() throws IOException {
        if (authorities == null) {
            return Set.of();
        }
        try {
            Set<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new java.io.ByteArrayInputStream(small(authorities)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .collect(Collectors.toSet());
            if (certificates.isEmpty()) {
                throw new IOException("--tsa-ca " + authorities + ": no certificate in it");
            }
            return certificates;
        } catch (CertificateException wrong) {
            throw new IOException("--tsa-ca " + authorities + ": " + wrong.getMessage(), wrong);
        }
    }

    private static byte[] small(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("no such file: " + path);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MAX_KEY);
        }
    }

    private Findings verify(Verifier verifier, @Nullable SigningKey given) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (PackZip.isPack(channel)) {
                return pack(channel, given);
            }
            if (channel.size() > SealedZip.MAX_BYTES) {
                throw new UnreadableException("larger than a sealed file can be");
            }
            if (noted != null) {
                throw new UnreadableException("no pack, so --manifest-sha256 says nothing of it");
            }
            return verifier.verify(
                    SealedZip.read(channel.map(MapMode.READ_ONLY, 0, channel.size())));
        }
    }

    private Findings pack(FileChannel channel, @Nullable SigningKey given) throws IOException {
        var progress = new Progress(streams.err(), Talk.USUAL, Progress.terminalColumns());
        var read = new LongAdder();
        var verifier =
                new PackVerifier(
                        given,
                        noted,
                        bytes -> {
                            read.add(bytes);
                            progress.step(
                                    () -> String.format(Locale.ROOT, "%,d bytes", read.sum()));
                        });
        Findings findings = verifier.verify(PackZip.read(channel));
        progress.clear();
        return findings;
    }
}
