@NullMarked
package io.tipstaff.portal.relation.web;

import org.jspecify.annotations.NullMarked;
