@NullMarked
package io.tipstaff.portal.geography.web;

import org.jspecify.annotations.NullMarked;
