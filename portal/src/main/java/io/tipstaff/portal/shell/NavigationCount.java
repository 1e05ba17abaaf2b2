package io.tipstaff.portal.shell;

import java.util.function.LongSupplier;

/// How much waits behind a link of the navigation for people of a role; a module declares it as a
/// bean.
///
/// @param role name of the role that sees it (`OPERATOR`)
/// @param count asked with each page, in the scope of who reads it: keep it short
public record NavigationCount(Capability capability, String role, LongSupplier count) {}
