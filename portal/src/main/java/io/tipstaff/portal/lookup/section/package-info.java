/// What this program itself knows about an object, section by section: each asks the module that
/// knows.
@NullMarked
package io.tipstaff.portal.lookup.section;

import org.jspecify.annotations.NullMarked;
