@NullMarked
package io.tipstaff.portal.similarity.web;

import org.jspecify.annotations.NullMarked;
