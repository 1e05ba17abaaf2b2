@NullMarked
package io.tipstaff.portal.reports.web;

import org.jspecify.annotations.NullMarked;
