package io.tipstaff.command;

import io.tipstaff.command.Progress.Talk;
import io.tipstaff.command.pack.PackKey;
import io.tipstaff.command.pack.Packing;
import io.tipstaff.command.pack.Packing.Occasion;
import io.tipstaff.command.pack.Packing.Packed;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Packs files as evidence.
@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Packs files as evidence: one ZIP file with their hashes, times and a manifest, which 'tipstaff verify' checks.",
        footer = {
            "",
            "Folders are packed with everything below them, symbolic links are not followed. What cannot be read is",
            "named in the manifest, and the rest is packed. A pack is signed with the key of --key, or of the",
            "installation whose home folder is on this machine and readable; otherwise it is not signed, and the hash of the",
            "manifest, which is printed, is what proves later that nothing changed: write it into the record.",
            "",
            "Exit status: 0 all is packed, 1 something could not be read or changed meanwhile, 2 failed; nothing is left then."
        })
final class PackCommand implements Callable<Integer> {

    private static final int ALL = 0;
    private static final int NOT_ALL = 1;
    private static final String SIGNING_KEY = "TIPSTAFF_SIGNING_KEY";

    @Parameters(index = "0", paramLabel = "OUT.zip", description = "File that is made.")
    Path target = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "File or folder to pack.")
    List<Path> paths = List.of();

    @Option(names = "--case", paramLabel = "CASE", description = "Case that it belongs to.")
    String caseNumber = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who packs.")
    String by = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, or what else is to be said.")
    String reason = "";

    @Option(names = "--host", description = "Name this machine in the manifest.")
    boolean host;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Private key to sign with: PEM of the kind Ed25519 (openssl genpkey -algorithm ed25519).")
    @Nullable Path key;

    @Option(names = "--unsigned", description = "Do not sign, even where a key is.")
    boolean unsigned;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing on standard error but what is wrong.")
    boolean quiet;

    private final Streams streams;
    private final Map<String, String> environment;
    private boolean complained;

    PackCommand(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var progress =
                new Progress(
                        streams.err(),
                        quiet ? Talk.SILENT : Talk.USUAL,
                        Progress.terminalColumns());
        PackKey signing = signingKey(progress);
        var occasion =
                new Occasion(
                        by,
                        caseNumber,
                        reason,
                        host ? InetAddress.getLocalHost().getHostName() : null);
        Packed packed =
                Packing.pack(
                        target, paths, occasion, signing, software(), progress, this::complain);
        var out = new PrintStream(streams.out(), true, StandardCharsets.UTF_8);
        out.println(
                String.format(
                        Locale.ROOT,
                        "%s: %,d files, %,d bytes%s",
                        target,
                        packed.files(),
                        packed.bytes(),
                        packed.missing() == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT, "; %,d NOT packed", packed.missing())));
        out.println("manifest SHA-256  " + packed.manifestSha256());
        out.println(
                signing == null
                        ? "not signed        write the hash of the manifest into the record"
                        : "signed            fingerprint of the key " + signing.fingerprint());
        return complained ? NOT_ALL : ALL;
    }

    private void complain(String text) {
        complained = true;
        streams.err().println("tipstaff: " + text);
    }

    /// The key that was given, else that of the installation on this machine.
    private @Nullable PackKey signingKey(Progress progress) throws IOException {
        if (unsigned) {
            return null;
        }
        if (key != null) {
            return PackKey.read(key);
        }
        String given = environment.getOrDefault(SIGNING_KEY, "");
        if (!given.isBlank()) {
            return PackKey.of(given, SIGNING_KEY);
        }
        Path secret = home().resolve("secrets").resolve("signing-key");
        if (!Files.isReadable(secret)) {
            return null;
        }
        progress.note("signing with the key of the installation in " + home());
        return PackKey.read(secret);
    }

    private Path home() {
        String named = environment.getOrDefault("TIPSTAFF_HOME", "");
        return named.isBlank()
                ? Path.of(System.getProperty("user.home"), ".tipstaff")
                : Path.of(named);
    }

    private static String software() {
        String version = PackCommand.class.getPackage().getImplementationVersion();
        return "tipstaff pack"
                + (version == null ? "" : " " + version)
                + ", Java "
                + Runtime.version()
                + ", "
                + System.getProperty("os.name");
    }
}
