@NullMarked
package io.tipstaff.portal.passivedns.internal;

import org.jspecify.annotations.NullMarked;
