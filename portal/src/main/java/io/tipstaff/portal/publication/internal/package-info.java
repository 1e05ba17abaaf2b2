@NullMarked
package io.tipstaff.portal.publication.internal;

import org.jspecify.annotations.NullMarked;
