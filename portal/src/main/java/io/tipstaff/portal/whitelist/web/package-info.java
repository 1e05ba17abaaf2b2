@NullMarked
package io.tipstaff.portal.whitelist.web;

import org.jspecify.annotations.NullMarked;
