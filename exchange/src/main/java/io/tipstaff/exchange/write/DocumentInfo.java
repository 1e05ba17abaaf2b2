package io.tipstaff.exchange.write;

import java.time.Instant;
import java.util.UUID;

/// What a written document says about itself.
///
/// @param id of the document; with the indicators it decides the ids inside, so that the same
///   records give the same document
/// @param title for people
/// @param producer organisation that publishes it
/// @param created when it was made
public record DocumentInfo(UUID id, String title, String producer, Instant created) {}
