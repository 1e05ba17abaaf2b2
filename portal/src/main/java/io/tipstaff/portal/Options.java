package io.tipstaff.portal;

import io.tipstaff.portal.home.Home;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line and the environment say.
///
/// @param port 0 takes any free one
/// @param check start, answer one request and stop, to see whether it would run
/// @param demo whether demo data is loaded the first time
/// @param database address of the centre's own database; null for one of our own
public record Options(
        Path home,
        String address,
        int port,
        boolean demo,
        boolean check,
        @Nullable String database) {

    static final String USAGE =
            """
            usage: tipstaff up [--port PORT] [--address ADDRESS] [--empty]
              --port PORT        port of the web pages (8080)
              --address ADDRESS  address to listen on (127.0.0.1: this machine only)
              --empty            start without demo data
              --check            start, answer one request and stop
            TIPSTAFF_HOME          folder for everything that is kept (~/.tipstaff)
            TIPSTAFF_DATABASE_URL  postgresql://user:password@host:port/name of your own PostgreSQL
            """;

    /// Reads the options of a command line.
    ///
    /// @throws IllegalArgumentException saying which one is wrong
    public static Options parse(List<String> arguments) {
        Options options =
                new Options(
                        Home.usualFolder(),
                        "127.0.0.1",
                        8080,
                        true,
                        false,
                        System.getenv("TIPSTAFF_DATABASE_URL"));
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private Options with(String option, Iterator<String> rest) {
        return switch (option) {
            case "--empty" -> new Options(home, address, port, false, check, database);
            case "--check" -> new Options(home, address, 0, demo, true, database);
            case "--port" ->
                    new Options(home, address, port(value(option, rest)), demo, check, database);
            case "--address" -> new Options(home, value(option, rest), port, demo, check, database);
            default -> throw new IllegalArgumentException("unknown option: " + option);
        };
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("a value is missing after: " + option);
        }
        return rest.next();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("not a port: " + text);
        }
        return Integer.parseInt(text);
    }
}
