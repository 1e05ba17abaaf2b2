@NullMarked
package io.tipstaff.portal.quota.internal;

import org.jspecify.annotations.NullMarked;
