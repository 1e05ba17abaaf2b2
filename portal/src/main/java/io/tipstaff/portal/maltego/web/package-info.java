@NullMarked
package io.tipstaff.portal.maltego.web;

import org.jspecify.annotations.NullMarked;
