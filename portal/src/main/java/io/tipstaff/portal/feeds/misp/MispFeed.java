package io.tipstaff.portal.feeds.misp;

import io.tipstaff.exchange.misp.MispManifest;
import io.tipstaff.exchange.misp.MispManifest.Entry;
import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.Fetch;
import io.tipstaff.portal.fetch.FetchResult.Failed;
import io.tipstaff.portal.fetch.FetchResult.Fetched;
import io.tipstaff.portal.fetch.FetchResult.NotModified;
import io.tipstaff.portal.fetch.Fetcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// A feed in MISP's own form: `manifest.json`, and beside it a document for each event.
public final class MispFeed {

    private static final String MANIFEST = "manifest.json";
    private static final long MAX_MANIFEST = 512L << 20;

    /// So many events in a row that cannot be had mean that the server has had enough.
    private static final int MAX_FAILURES = 20;

    private static final int MAX_NOTES = 20;

    private final Fetcher fetcher;
    private final Access access;
    private final String base;

    /// @param address of the feed's folder, or of its manifest
    public MispFeed(Fetcher fetcher, Access access, String address) {
        this.fetcher = fetcher;
        this.access = access;
        String folder =
                address.endsWith(MANIFEST)
                        ? address.substring(0, address.length() - MANIFEST.length())
                        : address;
        this.base = folder.endsWith("/") ? folder : folder + "/";
    }

    /// Fetches the event that changed last.
    ///
    /// @throws IOException if it is not to be had
    public MispHarvest sample(EventMirror mirror, long maxBytes) throws IOException {
        return take(mirror, manifest(mirror).stream().limit(1).toList(), maxBytes);
    }

    /// Brings a mirror up to date.
    ///
    /// @throws IOException if the manifest, or the feed as a whole, is not to be had
    public MispHarvest refresh(EventMirror mirror, long maxBytes) throws IOException {
        return take(mirror, manifest(mirror), maxBytes);
    }

    private MispHarvest take(EventMirror mirror, List<Entry> entries, long maxBytes)
            throws IOException {
        if (entries.isEmpty()) {
            throw new IOException("the feed's manifest names no event");
        }
        List<String> notes = new ArrayList<>();
        int fetched = fetch(mirror, entries, maxBytes, notes);
        Set<String> named = new HashSet<>();
        entries.forEach(entry -> named.add(entry.uuid()));
        mirror.retain(named);
        return new MispHarvest(mirror.events(), position(entries), fetched, notes);
    }

    private List<Entry> manifest(EventMirror mirror) throws IOException {
        Path file = mirror.scratch();
        try {
            fetcher.obtain(new Fetch(base + MANIFEST, file, MAX_MANIFEST, access));
            try (InputStream in = Files.newInputStream(file)) {
                return MispManifest.read(in).entries().stream()
                        .sorted(Comparator.comparing(Entry::changed).reversed())
                        .toList();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private int fetch(EventMirror mirror, List<Entry> entries, long maxBytes, List<String> notes)
            throws IOException {
        long left = maxBytes;
        int fetched = 0;
        int failures = 0;
        for (Entry entry : entries) {
            if (mirror.holds(entry.uuid(), entry.changed())) {
                continue;
            }
            Path file = mirror.scratch();
            try {
                String address = base + entry.uuid() + ".json";
                switch (fetcher.fetch(new Fetch(address, file, left, access))) {
                    case Fetched(var _, long bytes) -> {
                        mirror.keep(file, entry.uuid(), entry.changed());
                        left -= bytes;
                        fetched++;
                        failures = 0;
                    }
                    case Failed(var _, String reason, var _) -> {
                        failures++;
                        note(notes, entry.uuid() + ": " + reason);
                    }
                    case NotModified() -> note(notes, entry.uuid() + ": the server sent nothing");
                }
            } finally {
                Files.deleteIfExists(file);
            }
            if (failures >= MAX_FAILURES) {
                throw new IOException(
                        failures + " events in a row were not to be had; " + notes.getLast());
            }
        }
        return fetched;
    }

    private static void note(List<String> notes, String text) {
        if (notes.size() < MAX_NOTES) {
            notes.add(text);
        }
    }

    /// Returns a digest of which events there are, each as it was changed when.
    private static String position(List<Entry> entries) {
        var sorted = new TreeMap<String, Long>();
        entries.forEach(entry -> sorted.put(entry.uuid(), entry.changed().getEpochSecond()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(sorted.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
