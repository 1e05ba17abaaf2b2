package io.tipstaff.portal.feeds.taxii;

import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.FetchException;
import io.tipstaff.portal.fetch.Fetcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that offers collections: found by the address of its discovery, of an API root or of a
/// collection.
///
/// Servers of version 2.1 are asked first; one that does not accept its media type is asked as 2.0.
public final class TaxiiServer {

    private static final JsonMapper JSON = new JsonMapper();

    /// So many pages are fetched at one time.
    public static final int MAX_PAGES = 20_000;

    private static final int MAX_ROOTS = 50;
    private static final Pattern COLLECTION = Pattern.compile("/collections/[^/]+/?$");

    private final TaxiiConnection connection;

    /// @param address that the operator gave; credentials go to its host alone
    public TaxiiServer(Fetcher fetcher, Access access, String address) {
        this.connection = new TaxiiConnection(fetcher, access, address);
    }

    /// Lists the collections at an address.
    ///
    /// @param folder for the answers while they are read
    /// @throws IOException saying why there are none
    public List<TaxiiCollection> collections(String address, Path folder) throws IOException {
        String base = slashed(address);
        JsonNode answer = resource(base, folder);
        if (answer.path("api_roots").isArray()) {
            return ofRoots(base, answer.path("api_roots"), folder);
        }
        if (answer.path("collections").isArray()) {
            return listed(base, answer);
        }
        if (answer.has("can_read") || COLLECTION.matcher(base).find()) {
            return List.of(collection(base, answer));
        }
        if (answer.has("versions") || answer.has("title")) {
            String list = base + "collections/";
            return listed(list, resource(list, folder));
        }
        throw new IOException(
                "there is no TAXII at this address; it takes that of the discovery (often /taxii2/), of an API root, or of a collection");
    }

    private List<TaxiiCollection> ofRoots(String base, JsonNode roots, Path folder)
            throws IOException {
        if (roots.size() > MAX_ROOTS) {
            throw new IOException("the server offers more API roots than " + MAX_ROOTS);
        }
        List<TaxiiCollection> found = new ArrayList<>();
        @Nullable FetchException failed = null;
        for (JsonNode root : roots) {
            String list = slashed(resolved(base, root.asString())) + "collections/";
            try {
                found.addAll(listed(list, resource(list, folder)));
            } catch (FetchException closed) {
                failed = closed; // some roots are for others
            }
        }
        if (found.isEmpty() && failed != null) {
            throw failed;
        }
        return found;
    }

    private List<TaxiiCollection> listed(String list, JsonNode answer) {
        List<TaxiiCollection> found = new ArrayList<>();
        for (JsonNode one : answer.path("collections")) {
            String id = one.path("id").asString("");
            if (!id.isEmpty()) {
                found.add(collection(slashed(resolved(list, id)), one));
            }
        }
        return found;
    }

    private static TaxiiCollection collection(String address, JsonNode one) {
        return new TaxiiCollection(
                address,
                one.path("title").asString(one.path("id").asString("collection")),
                one.path("description").asString(""),
                one.path("can_read").asBoolean(true));
    }

    /// Finds the collection that a source means: the address itself, or the only readable one
    /// there.
    private String theCollection(String address, Path folder) throws IOException {
        if (COLLECTION.matcher(slashed(address)).find()) {
            return slashed(address);
        }
        List<TaxiiCollection> readable =
                collections(address, folder).stream().filter(TaxiiCollection::readable).toList();
        if (readable.size() != 1) {
            String titles =
                    String.join(
                            ", ", readable.stream().limit(20).map(TaxiiCollection::title).toList());
            throw new IOException(
                    readable.isEmpty()
                            ? "the server offers no collection that we may read"
                            : "the server offers "
                                    + readable.size()
                                    + " collections; give the address of one: "
                                    + titles);
        }
        return readable.getFirst().address();
    }

    /// Fetches what is new in a collection since a position of an earlier harvest.
    ///
    /// @param address of the collection, or of a server that offers us just one
    /// @param since null for all
    /// @param folder empty; receives the pages
    /// @throws IOException saying why it cannot be had
    public TaxiiHarvest harvest(
            String address, @Nullable String since, Path folder, long maxBytes, int maxPages)
            throws IOException {
        String objects = theCollection(address, folder) + "objects/";
        return new TaxiiPaging(connection, objects, since, folder, maxBytes, maxPages).run();
    }

    private JsonNode resource(String address, Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "taxii-", ".json");
        try {
            connection.resource(address, file);
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException broken) {
            throw new IOException(
                    "the server answered with no JSON; is this a TAXII address?", broken);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String slashed(String address) {
        return address.endsWith("/") ? address : address + "/";
    }

    private static String resolved(String base, String reference) {
        return URI.create(base).resolve(reference).toString();
    }
}
