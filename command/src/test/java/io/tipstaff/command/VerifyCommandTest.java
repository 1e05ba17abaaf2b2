package io.tipstaff.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.command.evidence.SealedFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyCommandTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SealedFixture fixture = new SealedFixture();

    private int run(String... arguments) {
        var streams =
                new Streams(
                        new ByteArrayInputStream(new byte[0]),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return Main.commandLine(streams, Map.of()).execute(arguments);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void withoutTheKeyItSaysThatTheOriginIsNotProven() throws IOException {
        int status = run("verify", fixture.write(folder).toString());

        assertThat(status).isZero();
        assertThat(said())
                .contains("K 17/26")
                .contains("robin@agency.example, Police of Exampleland")
                .contains("GOOD: unchanged since it was sealed. By whom is NOT proven")
                .contains("open  origin");
    }

    @Test
    void withTheKeyItProvesTheOrigin() throws IOException {
        String file = fixture.write(folder).toString();
        Path pem = write("key.pem", fixture.pem());
        Path jwk = write("key.jwk", fixture.jwk());
        Path set = write("keys.json", "{\"keys\":[" + fixture.jwk() + "]}");

        for (Path key : new Path[] {pem, jwk, set}) {
            int status = run("verify", file, "--key", key.toString());

            assertThat(status).as(key.toString()).isZero();
        }
        assertThat(said()).contains("GOOD: sealed by the installation whose key was given");
        assertThat(said()).doesNotContain("NOT proven");
    }

    @Test
    void aFileThatSomebodyElseSealedIsNotOfTheKey() throws IOException {
        Path key = write("key.pem", new SealedFixture().pem());

        int status = run("verify", fixture.write(folder).toString(), "--key", key.toString());

        assertThat(status).isEqualTo(1);
        assertThat(said()).contains("BAD   origin").contains("TAMPERED WITH");
    }

    @Test
    void aChangedAnswerIsSeenAndNamed() throws IOException {
        Path file = fixture.write(folder);
        String changed =
                Files.readString(file, StandardCharsets.ISO_8859_1)
                        .replace("\"score\": 63", "\"score\": 03");
        Files.writeString(file, changed, StandardCharsets.ISO_8859_1);

        int status = run("verify", file.toString());

        assertThat(status).isEqualTo(1);
        assertThat(said()).contains("BAD   files       changed, or not there: answer.json");
    }

    @Test
    void whatIsNoSealedFileIsUnreadable() throws IOException {
        int text = run("verify", write("text", "no evidence at all, only text").toString());
        int none = run("verify", folder.resolve("none").toString());
        int aFolder = run("verify", folder.toString());

        assertThat(new int[] {text, none, aFolder}).containsOnly(3);
        assertThat(said())
                .contains("UNREADABLE: not a ZIP file")
                .contains("UNREADABLE: no such file");
    }

    @Test
    void wrongUseIsToldFromAWrongFile() throws IOException {
        String file = fixture.write(folder).toString();
        Path nonsense = write("nonsense", "no key");

        assertThat(run("verify")).isEqualTo(2);
        assertThat(run("verify", file, "--key", nonsense.toString())).isEqualTo(2);
        assertThat(run("verify", file, "--key", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("verify", file, "--tsa-ca", nonsense.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("neither PEM nor a JSON Web Key")
                .contains("--tsa-ca");
    }

    @Test
    void printsJsonForPrograms() throws IOException {
        int status = run("verify", "--json", fixture.write(folder).toString());

        JsonNode json = new JsonMapper().readTree(said());
        assertThat(status).isZero();
        assertThat(said().lines()).hasSize(1);
        assertThat(json.get("verdict").asString()).isEqualTo("good");
        assertThat(json.get("origin").asString()).isEqualTo("unproven");
        assertThat(json.get("case").asString()).isEqualTo("K 17/26");
        assertThat(json.at("/checks/2/check").asString()).isEqualTo("signature");
        assertThat(json.at("/checks/4/state").asString()).isEqualTo("open");
    }

    @Test
    void textOfTheFileCannotSteerTheTerminal() throws IOException {
        fixture.question("evil\\u001b[2J\\u202egood");

        run("verify", fixture.write(folder).toString());

        assertThat(said()).contains("evil\uFFFD[2J\uFFFDgood");
        assertThat(said().chars()).noneMatch(c -> c == 0x1b || c == 0x202e);
    }

    @Test
    void helpNamesTheExitStatus() {
        assertThat(run("verify", "--help")).isZero();
        assertThat(said() + err.toString(StandardCharsets.UTF_8)).contains("3 unreadable");
    }
}
