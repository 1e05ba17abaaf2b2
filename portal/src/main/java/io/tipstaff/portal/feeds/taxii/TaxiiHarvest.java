package io.tipstaff.portal.feeds.taxii;

import java.nio.file.Path;
import java.util.List;

/// What was fetched of a collection.
///
/// @param pages newest objects first, each a document of STIX 2
/// @param position to go on from the next time
/// @param whole whether the server said that there is no more
/// @param notes on what the server did that it should not
public record TaxiiHarvest(List<Path> pages, String position, boolean whole, List<String> notes) {

    public TaxiiHarvest {
        pages = List.copyOf(pages);
        notes = List.copyOf(notes);
    }
}
