package io.tipstaff.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Packs as the command makes them.
public final class PackedFixture {

    private PackedFixture() {}

    /// Makes a small one, signed.
    public static Path signed(Path folder) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("a.log"), "from 192.0.2.7\n");
        Files.writeString(in.resolve("b.log"), "");
        Path out = folder.resolve("signed.zip");
        CommandRun run =
                CommandRun.with(
                        "",
                        Map.of("TIPSTAFF_SIGNING_KEY", "5a".repeat(32)),
                        "pack",
                        "--case",
                        "K 17/26",
                        out.toString(),
                        in.toString());
        assertThat(run.status()).as(run.err()).isZero();
        return out;
    }
}
