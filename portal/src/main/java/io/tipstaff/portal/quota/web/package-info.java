@NullMarked
package io.tipstaff.portal.quota.web;

import org.jspecify.annotations.NullMarked;
