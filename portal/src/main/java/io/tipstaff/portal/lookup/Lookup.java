package io.tipstaff.portal.lookup;

import java.util.List;

/// Looks objects up. Thread-safe.
public interface Lookup {

    /// The most objects that one call takes.
    int MAX_QUERIES = 1000;

    /// Answers for one object, in whatever way it is written.
    Answer answer(String query);

    /// Answers for many, in their order.
    ///
    /// @throws IllegalArgumentException if there are more than [#MAX_QUERIES]
    List<Answer> answers(List<String> queries);
}
