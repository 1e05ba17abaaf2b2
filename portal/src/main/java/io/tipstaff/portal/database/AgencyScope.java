package io.tipstaff.portal.database;

import java.util.Optional;
import java.util.UUID;

/// Whose rows a piece of work may see: one agency's, or every agency's for the operator and the
/// program itself. Without a scope it sees no agency's rows at all.
///
/// The scope holds for the calling thread inside [#run] and [#call] and for connections taken in
/// there: open the scope around the transaction, not inside of it. It is not handed on to other
/// threads. The database enforces it (row-level security), whatever the query says.
public sealed interface AgencyScope {

    /// The rows of this agency.
    record OneAgency(UUID agency) implements AgencyScope {
        @Override
        public String setting() {
            return agency.toString();
        }
    }

    /// The rows of all agencies.
    record EveryAgency() implements AgencyScope {
        @Override
        public String setting() {
            return "*";
        }
    }

    /// Returns the scope of one agency.
    static AgencyScope of(UUID agency) {
        return new OneAgency(agency);
    }

    /// Returns the scope that sees all.
    static AgencyScope everyAgency() {
        return new EveryAgency();
    }

    /// Returns the scope that holds here and now.
    static Optional<AgencyScope> current() {
        return BoundScope.CURRENT.isBound()
                ? Optional.of(BoundScope.CURRENT.get())
                : Optional.empty();
    }

    /// Returns what the session variable `tipstaff.agency` holds: an agency's id, or `*`.
    String setting();

    /// Does the work within this scope.
    default void run(Runnable work) {
        ScopedValue.where(BoundScope.CURRENT, this).run(work);
    }

    /// Does the work within this scope and returns what it returns.
    default <T extends @org.jspecify.annotations.Nullable Object, X extends Throwable> T call(
            ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(BoundScope.CURRENT, this).call(work);
    }
}
