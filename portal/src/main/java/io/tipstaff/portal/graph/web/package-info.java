@NullMarked
package io.tipstaff.portal.graph.web;

import org.jspecify.annotations.NullMarked;
