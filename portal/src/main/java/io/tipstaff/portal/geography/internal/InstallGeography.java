package io.tipstaff.portal.geography.internal;

import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.Access.Route;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Fetch;
import io.tipstaff.portal.fetch.FetchResult;
import io.tipstaff.portal.fetch.Fetcher;
import io.tipstaff.portal.fetch.Reach;
import io.tipstaff.portal.geography.internal.Installation.Installed;
import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tipstaff geography`: installs and refreshes the files that tell where addresses are. The portal
/// may run meanwhile; it reads what is new within seconds.
@Command(
        name = "tipstaff geography",
        description =
                "Installs or refreshes the databases of countries and AS numbers: free ones through npm, or those that you name.",
        sortOptions = false,
        footer = {
            "",
            "Without options: countries (CC0) and AS numbers (CC BY 4.0) of ip-location-db, by the npm program of this machine.",
            "Files are kept in the folder geography of TIPSTAFF_HOME (~/.tipstaff)."
        })
public final class InstallGeography implements Callable<Integer> {

    private static final long LARGEST = 1L << 30;

    @Option(
            names = "--from",
            paramLabel = "FILE|ADDRESS",
            description =
                    "Take this .mmdb, .csv, .gz or .tgz instead; may be given more than once.")
    private List<String> from = List.of();

    @Option(
            names = "--attribution",
            paramLabel = "TEXT",
            description = "Whom to name beside the data of --from, and its licence.")
    private String attribution = "";

    @Option(names = "--inside", description = "Addresses of --from may lie inside the own network.")
    private boolean inside;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    private final PrintStream out = System.out;

    /// Runs the command; the status is 0, 1 if something could not be installed, 2 for wrong use.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new InstallGeography()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        @Nullable Path temporary = null;
        try {
            Path folder = Home.usualFolder(GeographyFolder.NAME);
            temporary = Files.createTempDirectory("tipstaff-geography-");
            var installation = new Installation(folder);
            List<Installed> installed =
                    from.isEmpty()
                            ? installFree(installation, temporary)
                            : installNamed(installation, temporary);
            installed.forEach(this::say);
            out.println("In " + folder + "; a running portal uses it within seconds.");
            return 0;
        } catch (IOException failed) {
            System.err.println("tipstaff: " + failed.getMessage());
            return 1;
        } finally {
            remove(temporary);
        }
    }

    private List<Installed> installFree(Installation installation, Path temporary)
            throws IOException, InterruptedException {
        if (!NpmClient.isThere()) {
            throw new IOException(
                    "no npm on the path. Install it (Debian: apt-get install npm), or get a database in MaxMind's"
                            + " format (.mmdb) and name it: ./tipstaff geography --from FILE");
        }
        List<Installed> installed = new ArrayList<>();
        for (GeographyPackage one : GeographyPackage.FREE) {
            out.println("Getting " + one.name() + " …");
            Path archive =
                    NpmClient.pack(one.name(), Files.createTempDirectory(temporary, "package-"));
            installed.addAll(
                    installation.install(
                            archive,
                            archive.getFileName().toString(),
                            one.files()::contains,
                            new Provenance(version(archive), one.attribution(), one.link())));
        }
        return installed;
    }

    /// npm names an archive by package and version: `name-1.2.3.tgz`.
    private static String version(Path archive) {
        String name = archive.getFileName().toString();
        return name.substring(name.lastIndexOf('-') + 1, name.length() - ".tgz".length());
    }

    private List<Installed> installNamed(Installation installation, Path temporary)
            throws IOException {
        List<Installed> installed = new ArrayList<>();
        for (String one : from) {
            boolean isAddress = one.startsWith("https://") || one.startsWith("http://");
            String name = name(one);
            Path file = isAddress ? fetch(URI.create(one), temporary.resolve(name)) : Path.of(one);
            if (!Files.isRegularFile(file)) {
                throw new IOException("no such file: " + one);
            }
            installed.addAll(
                    installation.install(
                            file,
                            name,
                            Installation::isReadable,
                            new Provenance("", attribution, null)));
        }
        return installed;
    }

    private static String name(String place) {
        String path = place.replaceAll("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Path fetch(URI address, Path target) throws IOException {
        var fetcher = Fetcher.standalone();
        try {
            out.println("Fetching from " + address.getHost() + " …");
            Reach reach = inside ? Reach.INSIDE_TOO : Reach.OUTSIDE;
            var access = new Access(reach, Route.USUAL, Credentials.none(), "");
            FetchResult result =
                    fetcher.fetch(new Fetch(address.toString(), target, LARGEST, access));
            return switch (result) {
                case FetchResult.Fetched _ -> target;
                case FetchResult.NotModified _ -> throw new IOException("nothing came");
                case FetchResult.Failed(_, String reason, _) -> throw new IOException(reason);
            };
        } finally {
            fetcher.destroy();
        }
    }

    private void say(Installed one) {
        Provenance provenance = Provenance.of(one.file());
        Instant built = one.content().builtAt();
        out.printf(
                Locale.ROOT,
                "%s: %s, %s%s%n",
                one.file().getFileName(),
                one.content().tells(),
                built == null ? provenance.version() : "built " + built,
                provenance.attribution().isEmpty() ? "" : ", " + provenance.attribution());
    }

    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException left) {
            System.err.println("tipstaff: could not remove " + folder);
        }
    }
}
