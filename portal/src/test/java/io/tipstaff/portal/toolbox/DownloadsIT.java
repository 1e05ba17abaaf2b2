package io.tipstaff.portal.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

@PortalTest
class DownloadsIT {

    private static final String API = "/api/v1/downloads";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// Of `abc`: RFC 1321 A.5, FIPS 180-4 examples.
    private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";

    private static final String SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
    private static final String SHA256 =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path folder;

    private static String created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private static String add(ApiClient operator, String kind, String name) {
        return created(
                operator.post(
                        API,
                        "{\"kind\":\""
                                + kind
                                + "\",\"name\":\""
                                + name
                                + "\",\"platforms\":\"Linux\"}"));
    }

    private static Answer upload(ApiClient operator, String id, String query, String content) {
        return operator.send(
                operator.request(API + "/" + id + "/versions?" + query)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofString(content)));
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Test
    void whatAnOperatorAddsOnThePageEveryAgencyMayHave(TestPortal portal, Browser browser)
            throws Exception {
        Path file = Files.writeString(folder.resolve("carver-1.2.zip"), "abc");

        browser.signIn(Role.OPERATOR).open("/downloads").waitFor("Incident-response tools");
        browser.assertSound();
        browser.open("/downloads/entries/new?kind=tool").waitFor("Expected hash");
        browser.assertSound().screenshot("downloads-new");
        browser.driver().findElement(By.cssSelector("#file")).sendKeys(file.toString());
        browser.type("#name", "Carver").type("#version", "1.2").type("#expected", SHA1);
        browser.type("#publisher", "Example Forensics").type("#licence", "GPL-2.0");
        browser.type("#platforms", "Linux, Windows").type("#homePage", "https://carver.example");
        browser.type("#description", "Finds **files** in images.\n\n<script>alert(1)</script>");
        browser.click("main button[type=submit]").waitFor("Added.");
        browser.waitFor(SHA256).waitFor("Finds files in images.").waitFor("<script>");
        browser.assertSound().screenshot("download");
        String id = browser.path().substring(browser.path().lastIndexOf('/') + 1);

        browser.signIn(Role.ANALYST).open("/downloads?q=" + SHA256).waitFor("Carver");
        assertThat(browser.text()).doesNotContain("Add a tool");
        browser.open("/downloads").waitFor("SIEM connectors");
        browser.assertSound().screenshot("downloads");
        HttpResponse<byte[]> had =
                bytes(portal.api(Role.ANALYST).request(API + "/" + id + "/file"));
        assertThat(had.statusCode()).isEqualTo(200);
        assertThat(had.body()).asString(StandardCharsets.UTF_8).isEqualTo("abc");
        assertThat(had.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment", "carver-1.2.zip");
        assertThat(had.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(had.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(portal.api(Role.OPERATOR).get("/api/v1/audit?q=Carver").body())
                .contains("toolbox.added", "toolbox.downloaded", SHA256);
    }

    @Test
    void aFileWithAnotherHashIsRefusedWithBothAndLeavesNothing(TestPortal portal)
            throws IOException {
        ApiClient operator = portal.api(Role.OPERATOR);
        String id = add(operator, "tool", "Refused");
        Path store = portal.part(Home.class).privateFolder("downloads");
        long before = files(store);

        Answer answer = upload(operator, id, "fileName=a.bin&expected=" + MD5, "abd");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(MD5, "4911e516e5aa21d327512e0c8b197616");
        assertThat(files(store)).isEqualTo(before);
        assertThat(upload(operator, id, "fileName=a.bin&expected=xyz", "abc").status())
                .isEqualTo(400);
        assertThat(upload(operator, id, "fileName=a.bin", "").body()).contains("the file is empty");
        assertThat(
                        upload(operator, id, "fileName=..%2F..%2Fa.bin&expected=" + MD5, "abc")
                                .json()
                                .get("newest")
                                .get("fileName")
                                .asString())
                .isEqualTo("a.bin");
    }

    private static long files(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.count();
        }
    }

    @Test
    void olderVersionsStayAndRangesGoOnWithADownloadThatIsCountedOnce(TestPortal portal)
            throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        ApiClient reader = portal.api(Role.EMPLOYEE);
        String id = add(operator, "document", "Guide to first response");
        upload(operator, id, "fileName=guide.pdf&version=2025", "first edition");
        upload(operator, id, "fileName=guide.pdf&version=2026", "second edition");

        HttpResponse<byte[]> old = bytes(reader.request(API + "/" + id + "/versions/1/file"));
        HttpResponse<byte[]> start =
                bytes(reader.request(API + "/" + id + "/file").header("Range", "bytes=0-5"));
        HttpResponse<byte[]> rest =
                bytes(reader.request(API + "/" + id + "/file").header("Range", "bytes=6-"));

        assertThat(old.body()).asString(StandardCharsets.UTF_8).isEqualTo("first edition");
        assertThat(start.statusCode()).isEqualTo(206);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range")).hasValue("bytes 6-13/14");
        assertThat(
                        new String(start.body(), StandardCharsets.UTF_8)
                                + new String(rest.body(), StandardCharsets.UTF_8))
                .isEqualTo("second edition");
        Answer one = reader.get(API + "/" + id);
        assertThat(one.json().get("versions")).hasSize(2);
        assertThat(one.json().get("newest").get("version").asString()).isEqualTo("2026");
        assertThat(one.json().get("newest").get("downloads").asInt()).isEqualTo(1);
    }

    @Test
    void onlyOperatorsChangeTheCatalogue(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        ApiClient analyst = portal.api(Role.ANALYST);
        String id = add(operator, "tool", "Untouchable");

        assertThat(analyst.post(API, "{\"kind\":\"tool\",\"name\":\"x\"}").status()).isEqualTo(403);
        assertThat(analyst.put(API + "/" + id, "{\"name\":\"x\"}").status()).isEqualTo(403);
        assertThat(upload(analyst, id, "fileName=a", "abc").status()).isEqualTo(403);
        assertThat(analyst.delete(API + "/" + id).status()).isEqualTo(403);
    }

    @Test
    void whatIsWithdrawnIsThereForOperatorsOnlyUntilItIsOfferedAgain(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        ApiClient analyst = portal.api(Role.ANALYST);
        String id = add(operator, "tool", "Retired tool");
        upload(operator, id, "fileName=retired.zip", "abc");
        assertThat(analyst.get(API + "?q=Retired").json().get("items")).hasSize(1);

        operator.delete(API + "/" + id);

        assertThat(analyst.get(API + "/" + id).status()).isEqualTo(404);
        assertThat(analyst.get(API + "/" + id + "/file").status()).isEqualTo(404);
        assertThat(analyst.get(API + "?q=Retired").json().get("items")).isEmpty();
        assertThat(operator.get(API + "/" + id).json().get("withdrawn").asBoolean()).isTrue();
        operator.post(API + "/" + id + "/restore", "");
        assertThat(analyst.get(API + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void aFileThatVanishedIsTold(TestPortal portal, Browser browser) throws IOException {
        ApiClient operator = portal.api(Role.OPERATOR);
        String id = add(operator, "tool", "Vanishing tool");
        upload(operator, id, "fileName=vanishing.zip", "a file that will vanish");
        try (Stream<Path> files = Files.list(portal.part(Home.class).privateFolder("downloads"))) {
            for (Path file : files.toList()) {
                if (Files.readString(file).equals("a file that will vanish")) {
                    Files.delete(file);
                }
            }
        }

        Answer answer = portal.api(Role.ANALYST).get(API + "/" + id + "/file");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("gone from the disk", "vanishing.zip");
        browser.signIn(Role.ANALYST).open("/downloads?q=Vanishing").waitFor("file is gone");
        browser.assertSound();
    }

    @Test
    void refusesWhatIsForNamedPeopleOnlyAndNamesThatAreTaken(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        add(operator, "tool", "Taken name");

        assertThat(
                        operator.post(
                                        API,
                                        "{\"kind\":\"document\",\"name\":\"Secret\",\"tlp\":\"RED\"}")
                                .body())
                .contains("TLP:RED is for named people");
        assertThat(operator.post(API, "{\"kind\":\"tool\",\"name\":\"taken NAME\"}").body())
                .contains("there is one of that name already");
        assertThat(operator.post(API, "{\"kind\":\"tool\",\"name\":\" \"}").body())
                .contains("a name is needed");
    }

    @Test
    void ourOwnToolsRunOnAMachineThatHasOnlyJava(TestPortal portal) throws Exception {
        ApiClient employee = portal.api(Role.EMPLOYEE);
        Answer told = employee.get(API + "/own");
        byte[] zip = bytes(employee.request(API + "/own/file")).body();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip)))
                .isEqualTo(told.json().get("sha256").asString());
        Path program = unpack(zip);
        Path file = Files.writeString(folder.resolve("größe.txt"), "abc");

        var builder =
                new ProcessBuilder(
                        "sh",
                        program.toString(),
                        "hash",
                        "-q",
                        "--format",
                        "sha256sum",
                        file.toString());
        builder.environment().clear();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", "/usr/bin:/bin");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEqualTo(SHA256 + "  " + file + "\n");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private Path unpack(byte[] zip) throws IOException {
        Path program = folder;
        try (var in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                    program = entry.getName().endsWith("/tipstaff-tools") ? file : program;
                }
            }
        }
        return program;
    }
}
