@NullMarked
package io.tipstaff.portal.reports.yara;

import org.jspecify.annotations.NullMarked;
