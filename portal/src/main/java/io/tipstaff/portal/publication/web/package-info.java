@NullMarked
package io.tipstaff.portal.publication.web;

import org.jspecify.annotations.NullMarked;
