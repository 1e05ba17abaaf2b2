package io.tipstaff.portal.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.TokenScope;
import io.tipstaff.portal.feeds.SourceCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PortalTest
class ConnectorsIT {

    private static final String API = "/api/v1/connectors";

    @TempDir Path folder;

    /// What a process said, and its exit status.
    private record Run(int status, String said) {}

    private Run run(Person me, TestPortal portal, List<String> command) throws Exception {
        Path token = folder.resolve("token");
        if (!Files.exists(token)) {
            Files.writeString(token, portal.token(me, Set.of(TokenScope.READ)) + "\n");
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TIPSTAFF_TOKEN_FILE", token.toString());
        builder.environment().put("TIPSTAFF_FOLDER", folder.resolve("state").toString());
        builder.environment().put("no_proxy", "127.0.0.1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    private Path file(ApiClient api, String connector, String name) throws IOException {
        Answer answer = api.get(API + "/" + connector + "/files/" + name);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Files.writeString(folder.resolve(name), answer.body());
    }

    @BeforeAll
    static void feedHasRecords(TestPortal portal) throws InterruptedException {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(
                sources.upload(
                        "List for connectors",
                        "connectors.csv",
                        """
                        indicator,malware,confidence,category
                        192.0.2.130,Mudlark,90,c2
                        192.0.2.131,Name = with signs,90,c2
                        """));
        ApiClient operator = portal.api(Role.OPERATOR);
        for (int tries = 0; tries < 300; tries++) {
            if (operator.get("/api/v1/feeds/ip-reputation/file?format=plain")
                    .body()
                    .contains("192.0.2.131")) {
                return;
            }
            Thread.sleep(100);
        }
    }

    @Test
    void eachFileIsWellFormedFilledInAndWithoutAToken(TestPortal portal) throws Exception {
        ApiClient api = portal.api(Role.ANALYST);
        String base = portal.address("/").toString().replaceFirst("/$", "");
        for (JsonNode connector : api.get(API).json().get("items")) {
            String code = connector.get("code").asString();
            boolean named = false;
            for (JsonNode name : connector.get("files")) {
                String file = name.asString();
                Answer answer = api.get(API + "/" + code + "/files/" + file);
                assertThat(answer.status()).as(code + "/" + file + answer.body()).isEqualTo(200);
                assertThat(answer.body()).as(code + "/" + file).doesNotContain("{{");
                assertThat(answer.body())
                        .as(code + "/" + file)
                        .doesNotContain(String.valueOf(api.token()));
                named |= answer.body().contains(base) || answer.body().contains("127.0.0.1");
                wellFormed(file, answer.body());
            }
            assertThat(named).as(code + " names this installation").isTrue();
        }
    }

    private void wellFormed(String name, String content) throws Exception {
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> assertThat(new JsonMapper().readTree(content)).isNotEmpty();
            case "yml", "yaml" ->
                    assertThat(
                                    new Yaml(new SafeConstructor(new LoaderOptions()))
                                            .<Object>load(content))
                            .isNotNull();
            case "xml" ->
                    assertThat(
                                    DocumentBuilderFactory.newDefaultInstance()
                                            .newDocumentBuilder()
                                            .parse(
                                                    new ByteArrayInputStream(
                                                            content.getBytes(
                                                                    StandardCharsets.UTF_8))))
                            .isNotNull();
            case "sh" -> {
                Path file = Files.writeString(folder.resolve(name), content);
                Process check =
                        new ProcessBuilder("sh", "-n", file.toString())
                                .redirectErrorStream(true)
                                .start();
                assertThat(
                                new String(
                                        check.getInputStream().readAllBytes(),
                                        StandardCharsets.UTF_8))
                        .isEmpty();
                assertThat(check.waitFor()).isZero();
            }
            default -> assertThat(content).isNotBlank();
        }
    }

    @Test
    void theScriptFetchesWhatChangedAndTellsWhenNothingDid(TestPortal portal) throws Exception {
        Person operator = portal.person(Role.OPERATOR);
        Path script = file(portal.api(Role.OPERATOR), "wazuh", "tipstaff-fetch.sh");
        Path lists = folder.resolve("lists");
        List<String> command =
                List.of("sh", script.toString(), "plain", lists.toString(), "ip-reputation");

        Run first = run(operator, portal, command);
        Run second = run(operator, portal, command);
        Run wrong =
                run(
                        operator,
                        portal,
                        List.of(
                                "sh",
                                script.toString(),
                                "plain",
                                lists.toString(),
                                "no-such-feed"));

        assertThat(first.status()).as(first.said()).isZero();
        assertThat(lists.resolve("tipstaff-ip-reputation.plain")).content().contains("192.0.2.130");
        assertThat(second.status()).as(second.said()).isEqualTo(1);
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.said()).contains("no-such-feed as plain: answer 404");
        try (var left = Files.list(lists)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "tipstaff-ip-reputation.plain", "tipstaff-ip-reputation.plain.etag");
        }
    }

    @Test
    void theArcSightScriptSendsEachChangeOnceAsCef(TestPortal portal) throws Exception {
        Person operator = portal.person(Role.OPERATOR);
        Path script = file(portal.api(Role.OPERATOR), "arcsight", "tipstaff-cef.py");
        try (var listener = new ServerSocket(0)) {
            listener.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            List<String> command =
                    List.of(
                            "python3",
                            script.toString(),
                            "127.0.0.1",
                            Integer.toString(listener.getLocalPort()),
                            "ip-reputation");
            CompletableFuture<String> got = CompletableFuture.supplyAsync(() -> received(listener));
            Run first = run(operator, portal, command);
            assertThat(first.status()).as(first.said()).isZero();
            CompletableFuture<String> again =
                    CompletableFuture.supplyAsync(() -> received(listener));
            Run second = run(operator, portal, command);
            assertThat(second.status()).as(second.said()).isZero();

            assertThat(got.get().lines())
                    .anySatisfy(
                            line ->
                                    assertThat(line)
                                            .contains(
                                                    "CEF:0|Tipstaff|Tipstaff|1|ip-reputation:in|indicator in|")
                                            .contains("cs1=192.0.2.131")
                                            .contains("cs4=Name \\= with signs"));
            assertThat(again.get()).doesNotContain("cs1=192.0.2.130 ");
        }
    }

    private static String received(ServerSocket listener) {
        try (var socket = listener.accept()) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void aPageTellsTheStepsAndShowsTheFiles(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST)
                .open("/downloads/connectors/wazuh")
                .waitFor("tipstaff_rules.xml");
        browser.waitFor("Feeds become CDB lists");
        browser.assertSound().screenshot("connector");
        browser.open("/downloads/connectors/rsyslog").waitFor("60-tipstaff.conf");
        browser.assertSound();
    }

    @Test
    void employeesHaveNoUseForThem(TestPortal portal) {
        assertThat(portal.api(Role.EMPLOYEE).get(API).status()).isEqualTo(403);
        assertThat(portal.api(Role.ANALYST).get(API + "/nothing").status()).isEqualTo(404);
        assertThat(
                        portal.api(Role.ANALYST)
                                .get(API + "/wazuh/files/..%2Fsplunk%2Finputs.conf")
                                .status())
                .isBetween(400, 404);
    }
}
