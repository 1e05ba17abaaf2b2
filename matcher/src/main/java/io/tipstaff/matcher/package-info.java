/// Compiled indicator index and line scanner.
@NullMarked
package io.tipstaff.matcher;

import org.jspecify.annotations.NullMarked;
