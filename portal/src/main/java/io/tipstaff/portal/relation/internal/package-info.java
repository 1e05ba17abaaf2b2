@NullMarked
package io.tipstaff.portal.relation.internal;

import org.jspecify.annotations.NullMarked;
