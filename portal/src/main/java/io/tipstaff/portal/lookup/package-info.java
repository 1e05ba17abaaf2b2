/// Answers "what is this?" from everything that the program knows.
///
/// Other modules ask [Lookup], and [MeteredLookup] in the name of a person. What an answer is made
/// of stands in `docs/lookup.md`.
@ApplicationModule(displayName = "Lookup")
@NullMarked
package io.tipstaff.portal.lookup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
