@NullMarked
package io.tipstaff.portal.requests.web;

import org.jspecify.annotations.NullMarked;
