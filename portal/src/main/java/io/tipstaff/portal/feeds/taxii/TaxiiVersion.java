package io.tipstaff.portal.feeds.taxii;

/// The versions of TAXII that differ in media types and in how pages are asked for.
enum TaxiiVersion {
    V2_1("application/taxii+json;version=2.1", "application/taxii+json;version=2.1"),
    V2_0(
            "application/vnd.oasis.taxii+json; version=2.0",
            "application/vnd.oasis.stix+json; version=2.0");

    private final String resources;
    private final String objects;

    TaxiiVersion(String resources, String objects) {
        this.resources = resources;
        this.objects = objects;
    }

    /// Returns the media type of discovery, API roots and collections.
    String resources() {
        return resources;
    }

    /// Returns the media type of objects.
    String objects() {
        return objects;
    }
}
