package io.tipstaff.portal.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.fetch.FetchResult.Failed;
import io.tipstaff.portal.fetch.FetchResult.Fault;
import io.tipstaff.portal.fetch.FetchResult.Fetched;
import io.tipstaff.portal.fetch.WebServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {

    private static final String KEY = "k3y-of-the-test";
    private static final long ROOM = 1 << 20;

    @TempDir Path folder;

    private final Fetcher fetcher = TestFetcher.direct();

    private Fetch of(String address, Credentials credentials) {
        return new Fetch(
                address, folder.resolve("document"), ROOM, TestFetcher.HERE.with(credentials));
    }

    private Failed failed(Fetch fetch) {
        return (Failed) fetcher.fetch(fetch);
    }

    @Test
    void eachSignInArrivesAsTheServerExpectsIt() throws IOException {
        try (var server = new WebServer(_ -> Answer.of("list"))) {
            fetcher.fetch(of(server.address("/a"), new Credentials.Basic("me", new Secret(KEY))));
            fetcher.fetch(of(server.address("/b"), new Credentials.Bearer(new Secret(KEY))));
            fetcher.fetch(
                    of(server.address("/c"), new Credentials.Header("Auth-Key", new Secret(KEY))));
            fetcher.fetch(
                    of(
                            server.address("/x/{secret}/d"),
                            new Credentials.InAddress(new Secret("a/b c"))));

            assertThat(server.asked().get(0).header("Authorization"))
                    .isEqualTo("Basic bWU6azN5LW9mLXRoZS10ZXN0");
            assertThat(server.asked().get(1).header("Authorization")).isEqualTo("Bearer " + KEY);
            assertThat(server.asked().get(2).header("Auth-Key")).isEqualTo(KEY);
            assertThat(server.asked().get(3).target()).isEqualTo("/x/a%2Fb%20c/d");
        }
    }

    @Test
    void aRedirectToAnotherHostGoesOnWithoutTheSecret() throws IOException {
        try (var other = new WebServer(_ -> Answer.of("list"));
                var server =
                        new WebServer(
                                _ ->
                                        Answer.status(
                                                302,
                                                Map.of("Location", other.address("/there"))))) {
            FetchResult result =
                    fetcher.fetch(
                            of(
                                    server.address("/here"),
                                    new Credentials.Header("X-Key", new Secret(KEY))));

            assertThat(result).isInstanceOf(Fetched.class);
            assertThat(server.asked().getFirst().header("X-Key")).isEqualTo(KEY);
            assertThat(other.asked().getFirst().header("X-Key")).isEmpty();
        }
    }

    @Test
    void aRedirectOnTheSameHostKeepsTheSecret() throws IOException {
        try (var server =
                new WebServer(
                        asked ->
                                asked.target().equals("/here")
                                        ? Answer.status(307, Map.of("Location", "/there"))
                                        : Answer.of("list"))) {
            fetcher.fetch(of(server.address("/here"), new Credentials.Bearer(new Secret(KEY))));

            assertThat(server.asked().get(1).header("Authorization")).isEqualTo("Bearer " + KEY);
        }
    }

    @Test
    void redirectsWithoutEndFail() throws IOException {
        try (var server = new WebServer(_ -> Answer.status(302, Map.of("Location", "/again")))) {
            Failed failed = failed(of(server.address("/"), Credentials.none()));

            assertThat(failed.reason()).contains("redirects more than 10 times");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410, 418})
    void noReasonShowsTheKeyOfTheAddress(int status) throws IOException {
        try (var server = new WebServer(_ -> Answer.status(status, Map.of()))) {
            Failed failed =
                    failed(
                            of(
                                    server.address("/export/{secret}/list.csv"),
                                    new Credentials.InAddress(new Secret(KEY))));

            assertThat(failed.reason()).contains(Integer.toString(status)).doesNotContain(KEY);
        }
    }

    @Test
    void aReasonThatRepeatsTheKeyIsMasked() {
        String echoed = "no list for " + KEY;

        assertThat(new Credentials.Bearer(new Secret(KEY)).mask(echoed))
                .isEqualTo("no list for " + Secret.MASK);
        assertThat(new Credentials.Bearer(new Secret(KEY)).toString()).doesNotContain(KEY);
    }

    @Test
    void aServerThatFailsForAMomentIsAskedAgain() throws IOException {
        var times = new AtomicInteger();
        try (var server =
                new WebServer(
                        _ ->
                                times.incrementAndGet() < 3
                                        ? Answer.status(502, Map.of())
                                        : Answer.of("list"))) {
            FetchResult result = fetcher.fetch(of(server.address("/"), Credentials.none()));

            assertThat(result).isInstanceOf(Fetched.class);
            assertThat(times).hasValue(3);
        }
    }

    @Test
    void aServerThatDoesNotKnowTheDocumentIsNotAskedAgain() throws IOException {
        try (var server = new WebServer(_ -> Answer.status(404, Map.of()))) {
            Failed failed = failed(of(server.address("/"), Credentials.none()));

            assertThat(failed.fault()).isEqualTo(Fault.ABSENT);
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void aShortRetryAfterIsWaitedFor() throws IOException {
        var times = new AtomicInteger();
        try (var server =
                new WebServer(
                        _ ->
                                times.incrementAndGet() == 1
                                        ? Answer.status(429, Map.of("Retry-After", "1"))
                                        : Answer.of("list"))) {
            Instant begin = Instant.now();

            FetchResult result = fetcher.fetch(of(server.address("/"), Credentials.none()));

            assertThat(result).isInstanceOf(Fetched.class);
            assertThat(Instant.now()).isAfter(begin.plusMillis(900));
        }
    }

    @Test
    void aLongRetryAfterIsLeftToTheSchedule() throws IOException {
        try (var server = new WebServer(_ -> Answer.status(429, Map.of("Retry-After", "3600")))) {
            Failed failed = failed(of(server.address("/"), Credentials.none()));

            assertThat(failed.fault()).isEqualTo(Fault.BUSY);
            assertThat(failed.notBefore()).isAfter(Instant.now().plusSeconds(3000));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void aCompressedTransferIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("a.example\n".repeat(100).getBytes(StandardCharsets.US_ASCII));
        }
        try (var server =
                new WebServer(
                        asked -> {
                            assertThat(asked.header("Accept-Encoding")).contains("gzip");
                            return new Answer(
                                    200, Map.of("Content-Encoding", "gzip"), packed.toByteArray());
                        })) {
            fetcher.fetch(of(server.address("/"), Credentials.none()));

            assertThat(folder.resolve("document")).content().startsWith("a.example\na.example");
        }
    }

    @Test
    void aDocumentBeyondTheBoundLeavesNothingBehind() throws IOException {
        try (var server = new WebServer(_ -> Answer.of("x".repeat(1 << 21)))) {
            Failed failed = failed(of(server.address("/"), Credentials.none()));

            assertThat(failed.fault()).isEqualTo(Fault.TOO_LARGE);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aConnectionThatBreaksOffIsToldFromAnEnd() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                for (int i = 0; i < 3; i++) {
                                    half(server);
                                }
                            });

            Failed failed =
                    failed(
                            of(
                                    "http://127.0.0.1:" + server.getLocalPort() + "/",
                                    Credentials.none()));

            assertThat(failed.fault()).isEqualTo(Fault.TRUNCATED);
            assertThat(failed.reason()).contains("broke off");
        }
    }

    private static void half(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[1024]);
            socket.getOutputStream()
                    .write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"
                                    .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException closed) {
            // the test has ended
        }
    }

    @Test
    void theProxyCarriesWhatIsOutsideAndInsideAddressesAreRefusedBeforeIt() throws IOException {
        try (var proxy = new WebServer(_ -> Answer.of("by the proxy"))) {
            var through =
                    new Fetcher(
                            new Clients(
                                    WebProxy.of(
                                            "http://me:pw@127.0.0.1:" + proxy.port(), Map.of())));
            Path target = folder.resolve("document");

            FetchResult outside =
                    through.fetch(
                            new Fetch("http://feeds.example/list", target, ROOM, Access.OPEN));
            FetchResult inside =
                    through.fetch(new Fetch("http://10.0.0.1/list", target, ROOM, Access.OPEN));

            assertThat(outside).isInstanceOf(Fetched.class);
            assertThat(proxy.asked()).hasSize(1);
            assertThat(proxy.asked().getFirst().target()).isEqualTo("http://feeds.example/list");
            assertThat(((Failed) inside).reason()).contains("lies inside this network");
        }
    }

    @Test
    void theProxyOfTheEnvironmentLeavesOutWhatItIsToldTo() {
        WebProxy proxy =
                WebProxy.of(
                                "",
                                Map.of(
                                        "https_proxy", "http://proxy.example:8080",
                                        "no_proxy", "inside.example, .agency.example"))
                        .orElseThrow();

        assertThat(List.of("feeds.example", "notinside.example")).allMatch(proxy::serves);
        assertThat(List.of("inside.example", "a.agency.example", "127.0.0.1"))
                .noneMatch(proxy::serves);
        assertThat(WebProxy.of("none", Map.of("https_proxy", "http://proxy.example")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void anAddressIsShownWithoutItsKey() {
        assertThat(Fetcher.masked("https://feeds.example/x/{secret}/list?key=abc"))
                .isEqualTo("https://feeds.example/x/" + Secret.MASK + "/list?…");
        assertThat(Fetcher.masked("https://me:pw@feeds.example/list"))
                .isEqualTo("https://feeds.example/list");
    }
}
