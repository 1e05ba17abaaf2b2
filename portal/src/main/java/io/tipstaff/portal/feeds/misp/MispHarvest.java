package io.tipstaff.portal.feeds.misp;

import java.nio.file.Path;
import java.util.List;

/// All events of a MISP source as they are now.
///
/// @param events the last changed first
/// @param position to compare with the next time
/// @param fetched how many of them are new or changed
/// @param notes on events that were not to be had
public record MispHarvest(List<Path> events, String position, int fetched, List<String> notes) {

    public MispHarvest {
        events = List.copyOf(events);
        notes = List.copyOf(notes);
    }
}
