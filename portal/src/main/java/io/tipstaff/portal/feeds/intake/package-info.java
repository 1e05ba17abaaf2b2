/// What is taken from the documents of a source: how its fields are read, which records are wanted,
/// and for how long they hold.
@org.jspecify.annotations.NullMarked
package io.tipstaff.portal.feeds.intake;
