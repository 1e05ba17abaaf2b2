package io.tipstaff.portal.feeds.misp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Secret;
import io.tipstaff.portal.fetch.TestFetcher;
import io.tipstaff.portal.fetch.WebServer;
import io.tipstaff.portal.fetch.WebServer.Answer;
import io.tipstaff.portal.fetch.WebServer.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MispTest {

    private static final String ONE = "5f0c6a1e-0000-4000-8000-000000000001";
    private static final String TWO = "5f0c6a1e-0000-4000-8000-000000000002";
    private static final long ROOM = 1 << 20;

    @TempDir Path folder;

    /// Events of a server by UUID, each with the second in which it was changed.
    private final Map<String, Long> events = new TreeMap<>();

    private Answer feed(Asked asked) {
        if (asked.target().endsWith("/manifest.json")) {
            return Answer.of(
                    events.entrySet().stream()
                            .map(
                                    one ->
                                            "\"%s\":{\"info\":\"x\",\"timestamp\":\"%d\"}"
                                                    .replace("%s", one.getKey())
                                                    .replace("%d", one.getValue().toString()))
                            .collect(Collectors.joining(",", "{", "}")));
        }
        String uuid = asked.target().replaceAll(".*/|\\.json", "");
        return events.containsKey(uuid) ? Answer.of(event(uuid)) : Answer.status(404, Map.of());
    }

    private String event(String uuid) {
        return "{\"Event\":{\"uuid\":\""
                + uuid
                + "\",\"timestamp\":\""
                + events.get(uuid)
                + "\",\"Attribute\":[]}}";
    }

    @Test
    void onlyChangedEventsOfAFeedTravel() throws IOException {
        events.put(ONE, 1_790_000_100L);
        events.put(TWO, 1_790_000_200L);
        var mirror = new EventMirror(folder.resolve("mirror"));
        try (var server = new WebServer(this::feed)) {
            var feed =
                    new MispFeed(TestFetcher.direct(), TestFetcher.HERE, server.address("/feed"));
            MispHarvest first = feed.refresh(mirror, ROOM);
            events.put(ONE, 1_790_000_300L);
            MispHarvest second = feed.refresh(mirror, ROOM);
            MispHarvest third = feed.refresh(mirror, ROOM);

            assertThat(first.fetched()).isEqualTo(2);
            assertThat(second.fetched()).isEqualTo(1);
            assertThat(second.position()).isNotEqualTo(first.position());
            assertThat(third.position()).isEqualTo(second.position());
            assertThat(names(third)).containsExactly(ONE + ".json", TWO + ".json");
        }
    }

    @Test
    void anEventThatTheFeedNoLongerNamesGoes() throws IOException {
        events.put(ONE, 1_790_000_100L);
        events.put(TWO, 1_790_000_200L);
        var mirror = new EventMirror(folder.resolve("mirror"));
        try (var server = new WebServer(this::feed)) {
            var feed =
                    new MispFeed(
                            TestFetcher.direct(),
                            TestFetcher.HERE,
                            server.address("/feed/manifest.json"));
            feed.refresh(mirror, ROOM);
            events.remove(TWO);

            assertThat(names(feed.refresh(mirror, ROOM))).containsExactly(ONE + ".json");
        }
    }

    @Test
    void anEventThatIsMissingIsNotedAndTheOthersAreTaken() throws IOException {
        events.put(ONE, 1_790_000_100L);
        events.put(TWO, 1_790_000_200L);
        var mirror = new EventMirror(folder.resolve("mirror"));
        try (var server =
                new WebServer(
                        asked ->
                                asked.target().contains(TWO)
                                        ? Answer.status(404, Map.of())
                                        : feed(asked))) {
            MispHarvest harvest =
                    new MispFeed(TestFetcher.direct(), TestFetcher.HERE, server.address("/"))
                            .refresh(mirror, ROOM);

            assertThat(names(harvest)).containsExactly(ONE + ".json");
            assertThat(harvest.notes().toString()).contains(TWO).contains("404");
        }
    }

    private Answer instance(Asked asked) {
        if (!asked.header("Authorization").equals("the-key")) {
            return Answer.status(403, Map.of());
        }
        JsonNode search = new JsonMapper().readTree(asked.body());
        long since = search.path("timestamp").asLong(0);
        int page = search.path("page").asInt();
        List<String> found =
                events.keySet().stream()
                        .filter(uuid -> events.getOrDefault(uuid, 0L) >= since)
                        .skip((page - 1) * 50L)
                        .limit(50)
                        .map(this::event)
                        .toList();
        return Answer.of("{\"response\":[" + String.join(",", found) + "]}");
    }

    private MispServer instance(WebServer server, String key) {
        return new MispServer(
                TestFetcher.direct(),
                TestFetcher.HERE.with(new Credentials.Header("Authorization", new Secret(key))),
                server.address("/"));
    }

    @Test
    void theEventsOfAnInstanceComePageByPageAndThenOnlyWhatChanged() throws IOException {
        for (int i = 0; i < 120; i++) {
            events.put("5f0c6a1e-0000-4000-8000-" + (100_000_000_000L + i), 1000L + i);
        }
        var mirror = new EventMirror(folder.resolve("mirror"));
        try (var server = new WebServer(this::instance)) {
            MispServer misp = instance(server, "the-key");
            MispHarvest first = misp.refresh(mirror, null, "{\"published\":true}", ROOM, 20);
            events.put(ONE, 2000L);
            MispHarvest second = misp.refresh(mirror, first.position(), "", ROOM, 20);

            assertThat(first.fetched()).isEqualTo(120);
            assertThat(first.position()).isEqualTo("1119");
            assertThat(server.asked()).hasSize(4);
            assertThat(server.asked().getFirst().body()).contains("\"published\":true");
            assertThat(second.fetched()).isEqualTo(1);
            assertThat(second.events()).hasSize(121);
        }
    }

    @Test
    void aWrongKeyIsExplainedWithoutShowingIt() throws IOException {
        var mirror = new EventMirror(folder.resolve("mirror"));
        try (var server = new WebServer(this::instance)) {
            MispServer misp = instance(server, "wrong-key");

            assertThatThrownBy(() -> misp.refresh(mirror, null, "", ROOM, 20))
                    .hasMessageContaining("403")
                    .hasMessageContaining("check the key")
                    .message()
                    .doesNotContain("wrong-key");
        }
    }

    @Test
    void aServerThatDoesNotKnowPagesEnds() throws IOException {
        for (int i = 0; i < 60; i++) {
            events.put("5f0c6a1e-0000-4000-8000-" + (100_000_000_000L + i), 1000L + i);
        }
        String all = events.keySet().stream().map(this::event).collect(Collectors.joining(","));
        var mirror = new EventMirror(folder.resolve("mirror"));
        try (var server = new WebServer(_ -> Answer.of("[" + all + "]"))) {
            MispHarvest harvest = instance(server, "any").refresh(mirror, null, "", ROOM, 20);

            assertThat(harvest.events()).hasSize(60);
            assertThat(server.asked()).hasSize(2);
        }
    }

    private static List<String> names(MispHarvest harvest) {
        return harvest.events().stream().map(file -> file.getFileName().toString()).toList();
    }
}
