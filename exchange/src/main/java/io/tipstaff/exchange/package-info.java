/// Threat documents in and out.
///
/// [FeedReader] turns a document of any [FeedFormat] into a stream of [FeedRecord] and [Refusal];
/// everything it needs beyond that lives in the packages below, one a format, and is no API:
///
/// ```
/// bytes ─► unpack (gzip, zip …) ─► UTF-8 ─► reader of the format ─► FeedSink
///                                            │ tables, JSON, XML: by FieldMapping
/// ```
@NullMarked
package io.tipstaff.exchange;

import org.jspecify.annotations.NullMarked;
