@NullMarked
package io.tipstaff.portal.reports.internal;

import org.jspecify.annotations.NullMarked;
