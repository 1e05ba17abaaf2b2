package io.tipstaff.portal.feeds.web;

import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.catalogue.CatalogueEntry;
import io.tipstaff.portal.feeds.internal.KeyMaterial;
import io.tipstaff.portal.feeds.internal.NewSource;
import io.tipstaff.portal.fetch.Secret;
import java.util.Map;

/// An entry of the catalogue that is to become a source.
///
/// @param key empty if the entry needs none
record CatalogueOrder(CatalogueEntry entry, Secret key) {

    /// Returns the source.
    ///
    /// @throws IllegalArgumentException if the key is missing
    NewSource toSource() {
        var connection =
                new Connection(
                        entry.authentication(),
                        entry.account(),
                        false,
                        "",
                        null,
                        entry.expectEvery(),
                        Map.of());
        return new NewSource(
                entry.name(),
                entry.transport(),
                entry.address(),
                entry.format(),
                entry.kind(),
                entry.confidence(),
                entry.tlp(),
                entry.categories().stream().map(Category::code).toList(),
                entry.refreshEvery(),
                false,
                connection,
                new KeyMaterial(key, new byte[0])
                        .credentials(connection)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                entry.name()
                                                        + " needs a key, to be had at "
                                                        + entry.keyFrom())));
    }
}
