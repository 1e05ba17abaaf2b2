package io.tipstaff.portal.feeds.taxii;

/// A collection that a server offers.
///
/// @param address of the collection itself, with a slash at its end
/// @param readable whether we may read it
public record TaxiiCollection(String address, String title, String description, boolean readable) {}
