@NullMarked
package io.tipstaff.portal.notification.internal;

import org.jspecify.annotations.NullMarked;
