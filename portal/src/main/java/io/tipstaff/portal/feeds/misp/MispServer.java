package io.tipstaff.portal.feeds.misp;

import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.Fetch;
import io.tipstaff.portal.fetch.Fetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A MISP instance, asked by `events/restSearch` with a key.
///
/// Events that were deleted there stay here until everything is fetched anew, because MISP does not
/// tell.
public final class MispServer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 50;

    /// So many pages are fetched at one time.
    public static final int MAX_PAGES = 20_000;

    private static final int MAX_VERSION = 1 << 20;

    private final Fetcher fetcher;
    private final Access access;
    private final String base;

    /// @param address of the instance, with or without `events/restSearch`
    public MispServer(Fetcher fetcher, Access access, String address) {
        this.fetcher = fetcher;
        this.access = access;
        String instance = address.replaceFirst("/events/restSearch/?$", "");
        this.base = instance.endsWith("/") ? instance : instance + "/";
    }

    /// Returns what version the instance says to be.
    ///
    /// @param folder for the answer
    /// @throws IOException saying why there is no answer
    public String version(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "misp-", ".json");
        try {
            fetcher.obtain(
                    new Fetch(base + "servers/getVersion.json", file, MAX_VERSION, access)
                            .with("Accept", "application/json"));
            return JSON.readTree(Files.readAllBytes(file)).path("version").asString("unknown");
        } catch (JacksonException broken) {
            throw new IOException("the server answered with no JSON; is it a MISP?", broken);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// Checks a filter.
    ///
    /// @throws IllegalArgumentException if it is no JSON object
    public static void checkFilter(String filter) {
        try {
            if (!filter.isBlank() && !JSON.readTree(filter).isObject()) {
                throw new IllegalArgumentException("the filter is no JSON object");
            }
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(
                    "the filter is no JSON object: " + broken.getOriginalMessage(), broken);
        }
    }

    /// Brings a mirror up to date.
    ///
    /// @param position of an earlier harvest, null to begin anew
    /// @param filter further members of the search, a JSON object or empty
    /// @throws IOException saying why the events are not to be had
    public MispHarvest refresh(
            EventMirror mirror,
            @Nullable String position,
            String filter,
            long maxBytes,
            int maxPages)
            throws IOException {
        @Nullable String since = mirror.isEmpty() ? null : position;
        long newest = since == null ? 0 : Long.parseLong(since);
        long left = maxBytes;
        int fetched = 0;
        List<String> notes = new ArrayList<>();
        @Nullable String before = null;
        for (int page = 1; page <= maxPages; page++) {
            Path file = mirror.scratch();
            try {
                Fetch ask =
                        new Fetch(base + "events/restSearch", file, left, access)
                                .with("Accept", "application/json")
                                .posting(search(page, since, filter));
                left -= fetcher.obtain(ask).bytes();
                MispAnswer answer = MispAnswer.split(file, mirror);
                newest = Math.max(newest, answer.newest());
                if (answer.events() == 0 || answer.first().equals(before)) {
                    break; // the end, or a server that does not know pages
                }
                before = answer.first();
                fetched += answer.changed();
                if (answer.events() < PAGE) {
                    break;
                }
            } finally {
                Files.deleteIfExists(file);
            }
        }
        return new MispHarvest(mirror.events(), Long.toString(newest), fetched, notes);
    }

    private static String search(int page, @Nullable String since, String filter) {
        ObjectNode search =
                filter.isBlank() ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(filter);
        search.put("returnFormat", "json").put("page", page).put("limit", PAGE);
        if (since != null) {
            search.put("timestamp", Long.parseLong(since) - 1); // others may follow in that second
        }
        return search.toString();
    }
}
