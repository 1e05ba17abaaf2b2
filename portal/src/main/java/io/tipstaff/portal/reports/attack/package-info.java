@NullMarked
package io.tipstaff.portal.reports.attack;

import org.jspecify.annotations.NullMarked;
