@NullMarked
package io.tipstaff.portal.evidence.web;

import org.jspecify.annotations.NullMarked;
