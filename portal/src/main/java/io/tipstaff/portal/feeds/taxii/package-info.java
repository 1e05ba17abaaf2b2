/// Reads collections of TAXII 2.1 servers (OASIS Standard, 10 June 2021), and of 2.0 ones.
@NullMarked
package io.tipstaff.portal.feeds.taxii;

import org.jspecify.annotations.NullMarked;
