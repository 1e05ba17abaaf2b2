@NullMarked
package io.tipstaff.portal.toolbox.web;

import org.jspecify.annotations.NullMarked;
