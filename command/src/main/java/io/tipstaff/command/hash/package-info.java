/// Hashes of files: many at once, and lists of them checked again.
@NullMarked
package io.tipstaff.command.hash;

import org.jspecify.annotations.NullMarked;
