package io.tipstaff.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A run of a command in this process.
///
/// @param out what it wrote to standard output
record CommandRun(int status, String out, String err) {

    static CommandRun of(String... arguments) {
        return with("", Map.of("TIPSTAFF_HOME", "/nonexistent"), arguments);
    }

    static CommandRun with(String input, Map<String, String> environment, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams =
                new Streams(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = Main.commandLine(streams, environment).execute(arguments);
        return new CommandRun(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
