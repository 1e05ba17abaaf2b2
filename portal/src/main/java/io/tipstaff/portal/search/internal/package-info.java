/// How searches are answered and kept.
@NullMarked
package io.tipstaff.portal.search.internal;

import org.jspecify.annotations.NullMarked;
