package io.tipstaff.portal.database;

/// Holds the scope that is bound to the current thread.
final class BoundScope {

    static final ScopedValue<AgencyScope> CURRENT = ScopedValue.newInstance();

    private BoundScope() {}
}
