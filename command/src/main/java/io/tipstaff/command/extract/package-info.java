/// Takes out of logs what matters: the objects that they name, or the lines of some time or with
/// some objects, so that only these leave the house.
///
/// ```
/// log ─► blocks ─► lines ─► TimeSpan, WantedObjects ─► ObjectTable, or the lines themselves
/// ```
@NullMarked
package io.tipstaff.command.extract;

import org.jspecify.annotations.NullMarked;
