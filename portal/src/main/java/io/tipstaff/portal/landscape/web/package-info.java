@NullMarked
package io.tipstaff.portal.landscape.web;

import org.jspecify.annotations.NullMarked;
