package io.tipstaff.portal.feeds.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.portal.fetch.TestFetcher;
import io.tipstaff.portal.fetch.WebServer;
import io.tipstaff.portal.fetch.WebServer.Answer;
import io.tipstaff.portal.fetch.WebServer.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each test is a server that does one thing which servers do.
class TaxiiServerTest {

    private static final String COLLECTION =
            "/api1/collections/91a7b528-80eb-42ed-a74d-c6fbd5a26116/";
    private static final long ROOM = 10 << 20;

    @TempDir Path folder;

    private TaxiiHarvest harvest(WebServer server, @Nullable String since) throws IOException {
        String address = server.address(COLLECTION);
        return new TaxiiServer(TestFetcher.direct(), TestFetcher.HERE, address)
                .harvest(address, since, folder, ROOM, 50);
    }

    private List<TaxiiCollection> collections(WebServer server, String path) throws IOException {
        return new TaxiiServer(TestFetcher.direct(), TestFetcher.HERE, server.address(path))
                .collections(server.address(path), folder);
    }

    private static String objects(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"type\":\"indicator\",\"id\":\"indicator--" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String added(int number) {
        return "2026-01-01T00:00:" + (number < 10 ? "0" : "") + number + ".000000Z";
    }

    private static String parameter(Asked asked, String name) {
        Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(asked.target());
        return matcher.find() ? matcher.group(1).replace("%3A", ":") : "";
    }

    @Test
    void followsNextToTheEnd() throws IOException {
        Function<Asked, Answer> pages =
                asked ->
                        switch (parameter(asked, "next")) {
                            case "" ->
                                    Answer.of(
                                            "{\"more\":true,\"next\":\"p 2\",\"objects\":"
                                                    + objects(0, 2)
                                                    + "}");
                            case "p+2" ->
                                    Answer.of(
                                            "{\"more\":false,\"objects\":" + objects(2, 3) + "}",
                                            Map.of("X-TAXII-Date-Added-Last", added(3)));
                            default -> Answer.status(400, Map.of());
                        };
        try (var server = new WebServer(pages)) {
            TaxiiHarvest harvest = harvest(server, null);

            assertThat(harvest.pages()).hasSize(2);
            assertThat(harvest.whole()).isTrue();
            assertThat(harvest.position()).isEqualTo(added(3));
            assertThat(server.asked().getFirst().header("Accept"))
                    .isEqualTo("application/taxii+json;version=2.1");
        }
    }

    @Test
    void asksOnlyForWhatIsNewSinceTheLastTime() throws IOException {
        try (var server = new WebServer(_ -> Answer.of("{\"objects\":" + objects(7, 8) + "}"))) {
            harvest(server, added(5));

            assertThat(parameter(server.asked().getFirst(), "added_after")).isEqualTo(added(5));
        }
    }

    /// `added_after` includes the last object, two objects make a page, and there is no `next`.
    @Test
    void goesOnByTheTimeOfTheLastObjectThoughItComesAgain() throws IOException {
        try (var server = new WebServer(asked -> inclusive(asked, 2))) {
            TaxiiHarvest harvest = harvest(server, null);

            assertThat(harvest.pages()).hasSize(4);
            assertThat(harvest.whole()).isTrue();
            assertThat(harvest.position()).isEqualTo(added(4));
        }
    }

    /// As above, but with one object on a page: the same page comes for ever unless it grows.
    @Test
    void asksForLargerPagesWhereTheSameComesAgain() throws IOException {
        try (var server =
                new WebServer(
                        asked ->
                                inclusive(
                                        asked, parameter(asked, "limit").equals("1000") ? 1 : 3))) {
            TaxiiHarvest harvest = harvest(server, null);

            assertThat(harvest.whole()).isTrue();
            assertThat(harvest.position()).isEqualTo(added(4));
        }
    }

    private static Answer inclusive(Asked asked, int size) {
        String after = parameter(asked, "added_after");
        int from = after.isEmpty() ? 0 : Integer.parseInt(after.substring(17, 19));
        int to = Math.min(from + size, 5);
        return Answer.of(
                "{\"more\":" + (to < 5) + ",\"objects\":" + objects(from, to) + "}",
                Map.of("X-TAXII-Date-Added-Last", added(to - 1)));
    }

    @Test
    void aServerThatNeverEndsIsLeftWhenItRepeatsItself() throws IOException {
        int[] token = {0};
        try (var server =
                new WebServer(
                        _ ->
                                Answer.of(
                                        "{\"more\":true,\"next\":\""
                                                + ++token[0]
                                                + "\",\"objects\":"
                                                + objects(0, 2)
                                                + "}"))) {
            TaxiiHarvest harvest = harvest(server, null);

            assertThat(harvest.whole()).isFalse();
            assertThat(harvest.pages()).hasSize(1);
            assertThat(harvest.notes().toString()).contains("same page again");
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void aServerThatInventsObjectsWithoutEndIsLeftAtTheBound() throws IOException {
        int[] number = {0};
        try (var server =
                new WebServer(
                        _ -> {
                            int from = number[0]++;
                            return Answer.of(
                                    "{\"more\":true,\"next\":\"n\",\"objects\":"
                                            + objects(from, from + 1)
                                            + "}");
                        })) {
            TaxiiHarvest harvest = harvest(server, null);

            assertThat(harvest.whole()).isFalse();
            assertThat(harvest.notes().toString()).contains("stopped after 50 pages");
        }
    }

    @Test
    void moreWithoutAWayToAskForItIsNoted() throws IOException {
        try (var server =
                new WebServer(
                        _ -> Answer.of("{\"more\":true,\"objects\":" + objects(0, 1) + "}"))) {
            TaxiiHarvest harvest = harvest(server, null);

            assertThat(harvest.whole()).isFalse();
            assertThat(harvest.notes().toString()).contains("neither next nor");
        }
    }

    @Test
    void aBrokenAnswerIsNoHarvest() throws IOException {
        try (var server = new WebServer(_ -> Answer.of("{\"objects\":[{\"id\":"))) {
            assertThatThrownBy(() -> harvest(server, null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("broken");
        }
    }

    @Test
    void listsTheCollectionsOfADiscoveryWithARelativeRoot() throws IOException {
        Function<Asked, Answer> answers =
                asked ->
                        switch (asked.target()) {
                            case "/taxii2/" ->
                                    Answer.of(
                                            "{\"title\":\"T\",\"api_roots\":[\"/closed/\",\"/api1/\"]}");
                            case "/api1/collections/" ->
                                    Answer.of(
                                            """
                                            {"collections":[
                                              {"id":"91a7b528-80eb-42ed-a74d-c6fbd5a26116","title":"High","can_read":true,"can_write":false},
                                              {"id":"52892447-4d7e-4f70-b94d-d7f22742ff63","title":"Drop box","can_read":false,"can_write":true}]}""");
                            default -> Answer.status(403, Map.of());
                        };
        try (var server = new WebServer(answers)) {
            List<TaxiiCollection> found = collections(server, "/taxii2");

            assertThat(found)
                    .extracting(TaxiiCollection::title)
                    .containsExactly("High", "Drop box");
            assertThat(found.getFirst().address()).isEqualTo(server.address(COLLECTION));
            assertThat(found.getLast().readable()).isFalse();
        }
    }

    @Test
    void aPageThatIsNoTaxiiIsExplained() throws IOException {
        try (var server = new WebServer(_ -> Answer.of("<html>Welcome</html>"))) {
            assertThatThrownBy(() -> collections(server, "/"))
                    .hasMessageContaining("is this a TAXII address?");
        }
    }

    @Test
    void anOlderServerIsAskedInItsOwnVersionAndByRanges() throws IOException {
        Function<Asked, Answer> answers =
                asked -> {
                    if (!asked.header("Accept").contains("version=2.0")) {
                        return Answer.status(406, Map.of());
                    }
                    return asked.header("Range").isEmpty()
                            ? new Answer(206, Map.of("Content-Range", "items 0-1/3"), bundle(0, 2))
                            : new Answer(
                                    206,
                                    Map.of(
                                            "Content-Range",
                                            "items 2-2/3",
                                            "X-TAXII-Date-Added-Last",
                                            added(2)),
                                    bundle(2, 3));
                };
        try (var server = new WebServer(answers)) {
            TaxiiHarvest harvest = harvest(server, null);

            assertThat(harvest.pages()).hasSize(2);
            assertThat(harvest.whole()).isTrue();
            assertThat(server.asked().getLast().header("Range")).isEqualTo("items 2-1001");
            assertThat(server.asked().getLast().header("Accept"))
                    .isEqualTo("application/vnd.oasis.stix+json; version=2.0");
        }
    }

    private static byte[] bundle(int from, int to) {
        return Answer.of("{\"type\":\"bundle\",\"objects\":" + objects(from, to) + "}")
                .body()
                .array();
    }
}
