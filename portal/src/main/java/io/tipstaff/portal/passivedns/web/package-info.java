@NullMarked
package io.tipstaff.portal.passivedns.web;

import org.jspecify.annotations.NullMarked;
