/// Documents that are trees, JSON and XML alike: a stream of events, paths to the records in it,
/// and one record at a time as a small tree. No API; see [io.tipstaff.exchange].
///
/// ```
/// JsonEvents, XmlEvents ─► RecordStream (follows a TreePath) ─► Node ─► TreeRecords ─► FieldRecord
///                    └───► PathFinder (finds the TreePath in the first bytes)
/// ```
@NullMarked
package io.tipstaff.exchange.tree;

import org.jspecify.annotations.NullMarked;
