/// The public feeds that can be added with one click.
@NullMarked
package io.tipstaff.portal.feeds.catalogue;

import org.jspecify.annotations.NullMarked;
