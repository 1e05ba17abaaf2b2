@NullMarked
package io.tipstaff.portal.reports.document;

import org.jspecify.annotations.NullMarked;
