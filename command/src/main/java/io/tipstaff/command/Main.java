package io.tipstaff.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry to all commands.
@Command(name = "tipstaff", mixinStandardHelpOptions = true)
public final class Main {

    /// Exit status of every command that failed or was called wrongly.
    static final int FAILED = 2;

    private Main() {}

    /// Runs the command and ends the process with its exit status.
    public static void main(String[] arguments) {
        System.exit(commandLine(Streams.ofProcess(), System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Streams streams, Map<String, String> environment) {
        return new CommandLine(new Main())
                .addSubcommand(new MatchCommand(streams))
                .addSubcommand(new VerifyCommand(streams))
                .addSubcommand(new HashCommand(streams))
                .addSubcommand(new ExtractCommand(streams))
                .addSubcommand(new PackCommand(streams, environment))
                .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (failed, command, _) -> {
                            command.getErr().println("tipstaff: " + message(failed));
                            return FAILED;
                        });
    }

    private static String message(Exception failed) {
        return failed.getMessage() == null ? failed.toString() : failed.getMessage();
    }
}
