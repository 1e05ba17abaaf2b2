@NullMarked
package io.tipstaff.portal.evidence.internal;

import org.jspecify.annotations.NullMarked;
