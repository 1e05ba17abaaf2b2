package io.tipstaff.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.command.evidence.SealedFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PackCommandTest {

    private static final Instant CHANGED = Instant.parse("2025-03-04T05:06:07Z");
    private static final String HOME_SEED = "5a".repeat(32);

    @TempDir Path folder;
    private Path out;

    @BeforeEach
    void writeFiles() throws IOException {
        out = folder.resolve("pack.zip");
        Path in = Files.createDirectories(folder.resolve("in/sub"));
        Files.writeString(in.resolve("a.log"), "from 192.0.2.7\n");
        Files.writeString(folder.resolve("in/größe: \"5\".txt"), "abc");
        Files.setLastModifiedTime(in.resolve("a.log"), FileTime.from(CHANGED));
    }

    private CommandRun pack(String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "pack";
        arguments[1] = out.toString();
        arguments[2] = folder.resolve("in").toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandRun.of(arguments);
    }

    private CommandRun verify(String... more) {
        String[] arguments = new String[2 + more.length];
        arguments[0] = "verify";
        arguments[1] = out.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return CommandRun.of(arguments);
    }

    private static String hashOfManifest(CommandRun run) {
        Matcher found = Pattern.compile("manifest SHA-256 {2}([0-9a-f]{64})").matcher(run.out());
        assertThat(found.find()).as(run.out() + run.err()).isTrue();
        return found.group(1);
    }

    private JsonNode manifest() throws IOException {
        try (var zip = new ZipFile(out.toFile())) {
            return new JsonMapper().readTree(zip.getInputStream(zip.getEntry("manifest.json")));
        }
    }

    @Test
    void packsFilesWithTheirTimesSoThatEveryProgramOpensThem() throws Exception {
        CommandRun run = pack("--case", "K 17/26", "--by", "Robin", "--reason", "Seized laptop");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 files, 18 bytes", "not signed");
        try (var zip = new ZipFile(out.toFile())) {
            ZipEntry log = zip.getEntry("files/in/sub/a.log");
            assertThat(log.getLastModifiedTime().toInstant()).isEqualTo(CHANGED);
            assertThat(zip.getInputStream(log)).hasContent("from 192.0.2.7\n");
            assertThat(zip.getInputStream(zip.getEntry("files/in/größe_ _5_.txt")))
                    .hasContent("abc");
        }
        JsonNode manifest = manifest();
        assertThat(manifest.get("case").asString()).isEqualTo("K 17/26");
        assertThat(manifest.get("by").asString()).isEqualTo("Robin");
        assertThat(manifest.get("host").isNull()).isTrue();
        assertThat(manifest.get("files").get(0).get("path").asString())
                .isEqualTo(folder.resolve("in/größe: \"5\".txt").toString());
        assertThat(manifest.get("files").get(0).get("md5").asString())
                .isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    }

    @Test
    void withoutASignatureItSaysExactlyWhatIsNotProven() {
        String hash = hashOfManifest(pack());

        CommandRun bare = verify();
        CommandRun noted = verify("--manifest-sha256", hash);
        CommandRun other = verify("--manifest-sha256", "0".repeat(64));

        assertThat(bare.status()).isZero();
        assertThat(bare.out())
                .contains(
                        "CONSISTENT: the files fit the manifest. That nobody changed both is NOT proven")
                .contains("open  manifest    SHA-256 " + hash)
                .doesNotContain("GOOD:");
        assertThat(noted.status()).isZero();
        assertThat(noted.out())
                .contains("GOOD: unchanged since the hash of its manifest was noted.");
        assertThat(other.status()).isEqualTo(1);
    }

    @Test
    void withAnOwnKeyItProvesTheOrigin() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path secret =
                Files.writeString(
                        folder.resolve("secret.pem"),
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder()
                                        .encodeToString(keys.getPrivate().getEncoded())
                                + "\n-----END PRIVATE KEY-----\n");
        Path known =
                Files.writeString(
                        folder.resolve("public.pem"),
                        "-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                                + "\n-----END PUBLIC KEY-----\n");
        Path strange = Files.writeString(folder.resolve("other.pem"), new SealedFixture().pem());

        CommandRun packed = pack("--key", secret.toString());

        assertThat(packed.out()).contains("fingerprint of the key");
        assertThat(verify().out()).contains("By whom is NOT proven");
        assertThat(verify("--key", known.toString()).out())
                .contains("GOOD: packed with the key that was given, unchanged since.");
        assertThat(verify("--key", strange.toString()).status()).isEqualTo(1);
        assertThat(verify("--json").out())
                .contains(
                        "\"verdict\":\"good\",\"origin\":\"unproven\"",
                        "\"signed\":true",
                        "\"files\":2");
    }

    @Test
    void besideAnInstallationItSignsWithItsKeyUnlessToldNotTo() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home/secrets"));
        Files.writeString(home.resolve("signing-key"), HOME_SEED + "\n");
        Map<String, String> environment =
                Map.of("TIPSTAFF_HOME", folder.resolve("home").toString());
        String in = folder.resolve("in").toString();

        CommandRun signed = CommandRun.with("", environment, "pack", out.toString(), in);
        CommandRun unsigned =
                CommandRun.with(
                        "",
                        environment,
                        "pack",
                        "--unsigned",
                        folder.resolve("b.zip").toString(),
                        in);

        assertThat(signed.out())
                .contains("signed            fingerprint of the key")
                .doesNotContain(HOME_SEED);
        assertThat(signed.err())
                .contains("signing with the key of the installation")
                .doesNotContain(HOME_SEED);
        assertThat(unsigned.out()).contains("not signed");
    }

    @Test
    void whatIsNotSignedIsNotOfAKeyThatIsGiven() throws IOException {
        pack();
        Path key = Files.writeString(folder.resolve("key.pem"), new SealedFixture().pem());

        assertThat(verify("--key", key.toString()).status()).isEqualTo(1);
    }

    @Test
    void tellsInTheManifestWhatItCouldNotPackAndKeepsTheRest() throws IOException {
        Files.createSymbolicLink(folder.resolve("in/link"), folder.resolve("in/sub/a.log"));

        CommandRun run = pack("/proc/self/mem");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("/proc/self/mem: ").doesNotContain("link");
        assertThat(run.out()).contains("2 files", "2 NOT packed");
        assertThat(manifest().get("missing").get(0).get("reason").asString())
                .isEqualTo("symbolic link, not followed");
        assertThat(verify().out())
                .contains("not in it", "2 could not be packed, which the manifest tells");
        assertThat(verify().status()).isZero();
    }

    @Test
    void neverOverwritesAndLeavesNothingBehind() throws IOException {
        Files.writeString(out, "precious");

        assertThat(pack().status()).isEqualTo(2);

        assertThat(out).hasContent("precious");
        assertThat(folder.resolve("pack.zip.part")).doesNotExist();
    }

    @Test
    void twoFilesOfOneNameBothHaveAPlace() throws IOException {
        Path one =
                Files.writeString(
                        Files.createDirectory(folder.resolve("one")).resolve("x.log"), "1");
        Path two =
                Files.writeString(
                        Files.createDirectory(folder.resolve("two")).resolve("X.log"), "2");

        CommandRun run = CommandRun.of("pack", out.toString(), one.toString(), two.toString());

        assertThat(run.status()).isZero();
        try (var zip = new ZipFile(out.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("files/x.log", "files/X.log~2", "manifest.json");
        }
    }
}
