@NullMarked
package io.tipstaff.portal.whitelist.internal;

import org.jspecify.annotations.NullMarked;
