package io.tipstaff.portal.detection;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.matcher.LiveIndex;
import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.detection.internal.EventAdministration;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.SourceCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/// Makes indicators known, sends events, and waits for what is found.
public final class EventCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestPortal portal;
    private final ApiClient api;

    public EventCalls(TestPortal portal) {
        this.portal = portal;
        this.api = portal.api(Role.OPERATOR);
    }

    /// Imports a plain list and waits until the matcher knows its first entry.
    public long know(String name, String list) {
        SourceCalls sources = new SourceCalls(api);
        long id = sources.upload(name, "list.txt", list);
        sources.newestImport(id);
        String first = list.lines().findFirst().orElseThrow().replaceAll(" .*", "");
        await("the index to hold " + first, () -> holds(first));
        return id;
    }

    private boolean holds(String text) {
        try (LiveIndex.Lease lease = portal.part(Feeds.class).index().acquire()) {
            return IndicatorParser.parse(text) instanceof Parsed(var indicator)
                    && lease.index().find(indicator).isPresent();
        }
    }

    void remove(long source) {
        api.delete("/api/v1/sources/" + source);
    }

    /// Sends events.
    public void syslog(String events) throws IOException {
        String listening = portal.part(EventAdministration.class).listening();
        int port = Integer.parseInt(listening.substring(listening.lastIndexOf(':') + 1));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(events.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Waits for this many detections that contain a text, and returns them, the newest first.
    public JsonNode detections(String text, int count) {
        await(count + " detections of " + text, () -> now(text).size() >= count);
        return now(text);
    }

    JsonNode now(String text) {
        String query = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return api.get("/api/v1/detections?limit=1000&q=" + query).json().get("items");
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited in vain for " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
