@NullMarked
package io.tipstaff.portal.maltego.internal;

import org.jspecify.annotations.NullMarked;
