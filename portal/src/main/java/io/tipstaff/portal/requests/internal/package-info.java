@NullMarked
package io.tipstaff.portal.requests.internal;

import org.jspecify.annotations.NullMarked;
