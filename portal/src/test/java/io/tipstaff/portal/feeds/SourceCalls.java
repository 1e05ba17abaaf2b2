package io.tipstaff.portal.feeds;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.internal.SourceAdministration;
import io.tipstaff.portal.feeds.internal.SourceAdministration.StagedUpload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Calls of the REST API around sources, and the wait for an import to end.
public final class SourceCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> FINAL = Set.of("done", "held", "failed");
    private static final String BOUNDARY = "tipstaff-test-boundary";

    private final ApiClient api;

    public SourceCalls(ApiClient api) {
        this.api = api;
    }

    /// Uploads a document as a new source and returns its number.
    public long upload(String name, String fileName, String document) {
        return upload(name, fileName, document.getBytes(StandardCharsets.UTF_8));
    }

    /// Uploads a document as a new source and returns its number.
    public long upload(String name, String fileName, byte[] document) {
        ObjectNode source = new JsonMapper().createObjectNode().put("name", name);
        var body = new ByteArrayOutputStream();
        part(
                body,
                "name=\"source\"",
                "application/json",
                source.toString().getBytes(StandardCharsets.UTF_8));
        part(
                body,
                "name=\"file\"; filename=\"" + fileName + "\"",
                "application/octet-stream",
                document);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return created(
                api.send(
                        api.request("/api/v1/sources")
                                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                .POST(BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    private static void part(
            ByteArrayOutputStream body, String disposition, String type, byte[] content) {
        String head =
                "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; "
                        + disposition
                        + "\r\nContent-Type: "
                        + type
                        + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /// Adds a source by address or path and returns its number.
    long add(String name, String location, String internalAllowed) {
        ObjectNode source =
                new JsonMapper()
                        .createObjectNode()
                        .put("name", name)
                        .put("location", location)
                        .put("internalAllowed", Boolean.parseBoolean(internalAllowed));
        return created(api.post("/api/v1/sources", source.toString()));
    }

    private static long created(ApiClient.Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + ": " + answer.body());
        }
        return answer.json().get("id").asLong();
    }

    void refresh(long id, String query) {
        ApiClient.Answer answer = api.post("/api/v1/sources/" + id + "/imports" + query, "");
        if (answer.status() != 202) {
            throw new AssertionError(answer.status() + ": " + answer.body());
        }
    }

    /// Replaces an uploaded document, as the page does.
    public void replace(TestPortal portal, long id, String document) {
        Person me = portal.person(Role.OPERATOR);
        SourceAdministration sources = portal.part(SourceAdministration.class);
        me.scope()
                .run(
                        () -> {
                            StagedUpload upload = staged(sources, document);
                            sources.replaceUpload(
                                    sources.find(id).orElseThrow().source(), upload, me);
                        });
    }

    private static StagedUpload staged(SourceAdministration sources, String document) {
        try {
            return sources.stage(
                    "newer.txt",
                    new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Waits until the newest import of a source has ended, and returns it.
    public JsonNode newestImport(long id) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            JsonNode newest = api.get("/api/v1/sources/" + id).json().get("newestImport");
            if (newest != null && FINAL.contains(newest.get("state").asString())) {
                return newest;
            }
            pause();
        }
        throw new AssertionError("the import of source " + id + " did not end in " + PATIENCE);
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
