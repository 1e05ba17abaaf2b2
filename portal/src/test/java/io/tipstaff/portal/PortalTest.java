package io.tipstaff.portal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test against the whole portal with its real database, started once a run and shared by all.
///
/// Test methods take a [TestPortal], and a [Browser] where they look at pages. What they make must
/// not disturb others: own names, no counts of everything.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PortalExtension.class)
public @interface PortalTest {}
