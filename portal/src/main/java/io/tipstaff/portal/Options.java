package io.tipstaff.portal;

import io.tipstaff.portal.home.Home;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the command line and the environment say.
///
/// @param port 0 takes any free one
/// @param demo whether demo data is loaded the first time
/// @param check start, answer one request and stop, to see whether it would run
/// @param database address of the centre's own database; null for one of our own
/// @param syslogPort 0 takes any free one
/// @param proxy address of an HTTP proxy, `none`, or empty for what the environment says
/// @param feedFolders on the server, in which sources may lie besides the one in the home folder
public record Options(
        Path home,
        String address,
        int port,
        boolean demo,
        boolean check,
        @Nullable String database,
        String syslogAddress,
        int syslogPort,
        List<Path> feedFolders,
        String proxy) {

    public Options {
        checkPort(port);
        checkPort(syslogPort);
        feedFolders = List.copyOf(feedFolders);
    }

    /// Takes syslog on any free port of this machine.
    public Options(
            Path home,
            String address,
            int port,
            boolean demo,
            boolean check,
            @Nullable String database) {
        this(home, address, port, demo, check, database, "127.0.0.1", 0, List.of(), "none");
    }

    private static void checkPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /// The command line of `tipstaff up`.
    @Command(
            name = "tipstaff up",
            description = "Starts the portal with its own database.",
            sortOptions = false,
            footer = {
                "",
                "TIPSTAFF_HOME          folder for everything that is kept (~/.tipstaff)",
                "TIPSTAFF_DATABASE_URL  postgresql://user:password@host:port/name of your own PostgreSQL 18 or later",
                "https_proxy, no_proxy  HTTP proxy for everything that is fetched, and hosts that are reached without it",
                "TIPSTAFF_MAIL_SERVER   smtp://user:password@host:587?from=address, to tell people by mail (docs/quotas.md)",
                "TIPSTAFF_TSA           https://… of a time stamp authority (RFC 3161) that confirms the time of evidence (docs/evidence.md)"
            })
    static final class Line {

        @Option(
                names = "--port",
                paramLabel = "PORT",
                description = "Port of the web pages (${DEFAULT-VALUE}).")
        int port = 8080;

        @Option(
                names = "--address",
                paramLabel = "ADDRESS",
                description = "Address to listen on (${DEFAULT-VALUE}: this machine only).")
        String address = "127.0.0.1";

        @Option(
                names = "--syslog-port",
                paramLabel = "PORT",
                description = "Port for events by syslog over TCP (${DEFAULT-VALUE}).")
        int syslogPort = 5514;

        @Option(
                names = "--syslog-address",
                paramLabel = "ADDRESS",
                description = "Address to take events on (${DEFAULT-VALUE}).")
        String syslogAddress = "127.0.0.1";

        @Option(
                names = "--feed-folder",
                paramLabel = "FOLDER",
                description =
                        "Folder in which sources may lie, besides the one in the home folder; may be given more than once.")
        List<Path> feedFolders = List.of();

        @Option(
                names = "--proxy",
                paramLabel = "URL",
                description =
                        "HTTP proxy for everything that is fetched, as http://[user:password@]host:port; none to pass by the one in the environment.")
        String proxy = "";

        @Option(names = "--empty", description = "Start without demo data.")
        boolean empty;

        @Option(names = "--check", description = "Start, answer one request and stop.")
        boolean check;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        boolean help;

        Options options() {
            String database = System.getenv("TIPSTAFF_DATABASE_URL");
            return new Options(
                    Home.usualFolder(),
                    address,
                    port,
                    !empty,
                    check,
                    database == null || database.isBlank() ? null : database,
                    syslogAddress,
                    syslogPort,
                    feedFolders.stream().map(Path::toAbsolutePath).toList(),
                    proxy);
        }
    }

    /// Returns how the program is called.
    static String usage() {
        return new CommandLine(new Line()).getUsageMessage();
    }

    /// Reads the options of a command line.
    ///
    /// @return null if only help is asked for
    /// @throws IllegalArgumentException saying which one is wrong
    public static @Nullable Options parse(List<String> arguments) {
        var line = new Line();
        try {
            new CommandLine(line).parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
        return line.help ? null : line.options();
    }
}
