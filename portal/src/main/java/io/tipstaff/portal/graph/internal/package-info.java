@NullMarked
package io.tipstaff.portal.graph.internal;

import org.jspecify.annotations.NullMarked;
