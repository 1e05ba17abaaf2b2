@NullMarked
package io.tipstaff.portal.landscape.internal;

import org.jspecify.annotations.NullMarked;
