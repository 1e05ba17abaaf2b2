@NullMarked
package io.tipstaff.portal.agency.internal;

import org.jspecify.annotations.NullMarked;
