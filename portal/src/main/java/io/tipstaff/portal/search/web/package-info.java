/// Search on pages and over REST.
@NullMarked
package io.tipstaff.portal.search.web;

import org.jspecify.annotations.NullMarked;
