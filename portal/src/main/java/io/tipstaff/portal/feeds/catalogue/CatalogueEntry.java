package io.tipstaff.portal.feeds.catalogue;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Authentication;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A public feed: where it is, how it is read, and what its publisher allows.
///
/// @param id never changes
/// @param about one sentence for people
/// @param kind the only kind that is taken, null for all
/// @param family name of the dialect that it is written in
/// @param account header that carries the key; empty if none does
/// @param keyFrom where a key is to be had; empty if none is needed
/// @param licence name, or what is allowed in a few words
/// @param terms address of the terms
/// @param expectEvery how often it brings something new, null if it is not kept up
/// @param confidence that we suggest, 0 to 100
public record CatalogueEntry(
        String id,
        String name,
        String publisher,
        String about,
        Transport transport,
        String address,
        FeedFormat format,
        @Nullable Kind kind,
        String family,
        Authentication authentication,
        String account,
        String keyFrom,
        String licence,
        String terms,
        Duration refreshEvery,
        @Nullable Duration expectEvery,
        List<Category> categories,
        int confidence,
        Tlp tlp) {

    public CatalogueEntry {
        categories = List.copyOf(categories);
        if (!id.matches("[a-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("confidence out of range: " + confidence);
        }
        if (address.contains("{secret}") != (authentication == Authentication.ADDRESS)) {
            throw new IllegalArgumentException(
                    "key without a place, or place without a key: " + id);
        }
    }

    /// Says whether the operator has to bring a key.
    public boolean needsKey() {
        return authentication != Authentication.NONE;
    }

    /// Says whether a search finds this entry.
    boolean matches(String words) {
        String text =
                String.join(" ", id, name, publisher, about, licence, format.label(), family)
                        .toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
