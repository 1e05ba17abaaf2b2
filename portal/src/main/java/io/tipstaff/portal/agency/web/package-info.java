@NullMarked
package io.tipstaff.portal.agency.web;

import org.jspecify.annotations.NullMarked;
