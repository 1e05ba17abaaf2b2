/// Tests of the portal; [PortalTest] is where a test of a module starts.
@org.jspecify.annotations.NullMarked
package io.tipstaff.portal;
