package io.tipstaff.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry to all commands.
@Command(name = "tipstaff", subcommands = MatchCommand.class, mixinStandardHelpOptions = true)
public final class Main {

    /// Exit status of every command that failed or was called wrongly.
    static final int FAILED = 2;

    private Main() {}

    /// Runs the command and ends the process with its exit status.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
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
