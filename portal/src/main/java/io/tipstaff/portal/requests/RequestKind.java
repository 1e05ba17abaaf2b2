package io.tipstaff.portal.requests;

import io.tipstaff.portal.agency.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that agencies can ask for. The module that owns it makes a bean of this; queue,
/// decision, mails and audit are the same for all.
///
/// Its texts are the messages `requests.kind.<code>`, `requests.begin.<code>` and
/// `requests.begin.<code>.what`.
public interface RequestKind {

    /// Returns its name in addresses, in the database and in the API; it does not change.
    String code();

    /// Returns the template whose fragments show what is particular to it: `ask`, fields of the
    /// form that asks, over `fields` and `asking`; `wanted`, what a request is about and what came
    /// of it, over `request` and `shown`; `decide`, fields of the form that decides, over `fields`,
    /// `request` and `shown`.
    String template();

    /// Returns the path of the page where people begin to ask for it.
    String begin();

    /// Says whether asking makes sense for a person at all.
    boolean isFor(Person person);

    /// Returns what the fragment `ask` shows; null if it needs nothing.
    ///
    /// @throws IllegalArgumentException if what is asked for cannot be had, with the reason
    @Nullable Object asking(Person by, Fields fields);

    /// Returns what the fragments `wanted` and `decide` show to somebody who may see the request;
    /// null if they need nothing.
    @Nullable Object shown(Person reader, Request request);

    /// Reads and checks what somebody asks for.
    ///
    /// @throws IllegalArgumentException if it cannot be asked for, with the reason
    Wish wish(Person by, Fields fields);

    /// Keeps what has to stay as it is now until somebody decides, in the transaction that keeps
    /// the request.
    ///
    /// @throws IllegalArgumentException if it cannot be asked for after all, with the reason
    default void asked(Person by, Request request) {
        // Most have nothing to keep.
    }

    /// Grants a request or a part of it, in the transaction of the decision.
    ///
    /// @param fields what the fragment `decide` asks, or a program says; none for all that was
    ///   asked for
    /// @param until when what is granted ends
    /// @throws IllegalArgumentException if that cannot be granted, with the reason
    Granted grant(Person by, Request request, Fields fields, Instant until);

    /// Takes away what a request brought, before its end.
    void revoke(Person by, Request request);
}
