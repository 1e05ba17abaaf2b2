@NullMarked
package io.tipstaff.portal.release.internal;

import org.jspecify.annotations.NullMarked;
