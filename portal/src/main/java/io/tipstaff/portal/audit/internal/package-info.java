@NullMarked
package io.tipstaff.portal.audit.internal;

import org.jspecify.annotations.NullMarked;
