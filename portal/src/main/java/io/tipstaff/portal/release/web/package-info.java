@NullMarked
package io.tipstaff.portal.release.web;

import org.jspecify.annotations.NullMarked;
