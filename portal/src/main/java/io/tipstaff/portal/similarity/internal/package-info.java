@NullMarked
package io.tipstaff.portal.similarity.internal;

import org.jspecify.annotations.NullMarked;
