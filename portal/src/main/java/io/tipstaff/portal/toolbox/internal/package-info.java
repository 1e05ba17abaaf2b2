@NullMarked
package io.tipstaff.portal.toolbox.internal;

import org.jspecify.annotations.NullMarked;
