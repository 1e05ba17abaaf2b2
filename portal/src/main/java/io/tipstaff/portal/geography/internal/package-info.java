@NullMarked
package io.tipstaff.portal.geography.internal;

import org.jspecify.annotations.NullMarked;
