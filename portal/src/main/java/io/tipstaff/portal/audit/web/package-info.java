@NullMarked
package io.tipstaff.portal.audit.web;

import org.jspecify.annotations.NullMarked;
